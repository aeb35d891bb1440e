package dev.headgate.cli.serve;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.simulator.live.Pace;
import dev.headgate.simulator.scenario.Approvers;
import dev.headgate.simulator.scenario.Stage;
import dev.headgate.simulator.tooling.Mail;
import java.util.ArrayList;
import java.util.List;

/**
 * What whoever has started it reads: where everything is, and what to paste.
 *
 * @param endpoint where AWS is, and the dashboard and the approval page are
 */
record Welcome(Configuration configuration, String endpoint, Pace pace) {

    List<String> lines() {
        String account = configuration.account();
        String region = configuration.region();
        Service service = configuration.services().getFirst();
        List<String> lines = new ArrayList<>();
        lines.add("AWS is at " + endpoint + ", the dashboard at " + endpoint + "/");
        lines.add("Everybody's mail is at " + endpoint + "/inbox");
        lines.add("An account's number is its access key: " + account + " is Headgate's, in " + region + ".");
        for (Environment environment : service.environments()) {
            Target target = environment.target();
            lines.add("  %s: %s, %s, cluster %s"
                    .formatted(environment.name(), target.account(), target.region(), target.cluster()));
        }
        lines.add("Time passes at " + pace + ". Ctrl-C ends it, and keeps nothing.");
        lines.add("");
        lines.add("  export AWS_ENDPOINT_URL=" + endpoint + " AWS_ACCESS_KEY_ID=" + account
                + " AWS_SECRET_ACCESS_KEY=any \\");
        lines.add("    AWS_REGION=" + region + " AWS_DEFAULT_REGION=" + region);
        lines.add("  aws stepfunctions start-execution --state-machine-arn" + " arn:aws:states:" + region + ":"
                + account + ":stateMachine:" + configuration.names().of("headgate-release") + " \\");
        lines.add("    --input '{\"service\": \"" + service.name() + "\", \"imageTag\": \"" + Stage.NEW_TAG
                + "\", \"reason\": \"to try it\", \"requestedBy\": \"me\"}'");
        lines.add("");
        return List.copyOf(lines);
    }

    /** A mail that arrives, with the link that it is about. */
    static String line(Mail mail) {
        return "Mail to " + mail.to() + ": " + mail.subject()
                + Approvers.linkIn(mail).map(link -> "\n  " + link).orElse("");
    }
}
