package dev.headgate.cli.demo;

import dev.headgate.cli.demo.Ending.EnvironmentEnding;
import dev.headgate.cli.demo.Inbox.Mail;
import dev.headgate.deployment.Closing;
import dev.headgate.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that happened in a demo, for programs. Seconds are virtual, counted from the start of the run.
 *
 * @param outcome {@code DEPLOYED}, or the worst outcome of any environment
 */
record DemoReport(
        String scenario,
        long seed,
        String outcome,
        Map<String, EnvironmentReport> environments,
        List<String> releaseStates,
        List<Message> messages,
        double virtualSeconds) {

    DemoReport {
        releaseStates = List.copyOf(releaseStates);
        messages = List.copyOf(messages);
    }

    /** One environment; what it did not get to is absent. */
    record EnvironmentReport(
            Optional<String> outcome,
            Optional<String> reason,
            String serving,
            List<String> states,
            Optional<Double> startedSeconds,
            Optional<Double> endedSeconds) {}

    /** One e-mail. */
    record Message(double atSeconds, String to, String topic, String subject, String body) {}

    static DemoReport of(RunObserver observer, Ending ending) {
        Map<String, EnvironmentReport> environments = new LinkedHashMap<>();
        for (EnvironmentEnding environment : ending.environments()) {
            environments.put(environment.name(), environment(environment));
        }
        Sight sight = observer.sight();
        return new DemoReport(
                observer.told().scenario(),
                observer.told().seed(),
                ending.outcome(),
                environments,
                sight.executions().releaseStates(),
                sight.mails().stream().map(it -> message(sight, it)).toList(),
                seconds(ending.elapsed()));
    }

    String json() {
        return Json.write(this);
    }

    private static EnvironmentReport environment(EnvironmentEnding environment) {
        return new EnvironmentReport(
                environment.closing().map(Closing::outcome).map(Enum::name),
                environment.closing().map(Closing::reason),
                environment.serving(),
                environment.states(),
                environment.started().map(DemoReport::seconds),
                environment.ended().map(DemoReport::seconds));
    }

    private static Message message(Sight sight, Mail mail) {
        String topic = mail.topic().substring(mail.topic().lastIndexOf(':') + 1);
        return new Message(
                seconds(Duration.between(sight.began(), mail.at())), mail.to(), topic, mail.subject(), mail.body());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
