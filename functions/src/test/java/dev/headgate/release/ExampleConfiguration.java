package dev.headgate.release;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Service;
import dev.headgate.config.Strategy;
import dev.headgate.config.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two services; web runs in dev, then staging and load side by side, then prod. */
public final class ExampleConfiguration {

    public static final String ACCOUNT = "111122223333";
    public static final String WEB_URI = ACCOUNT + ".dkr.ecr.us-east-1.amazonaws.com/web";

    private static final List<Gate> GATES = List.of(
            new Gate(Gate.Before.DEPLOYMENT, List.of("carol"), Duration.ofHours(8)),
            new Gate(Gate.Before.TRAFFIC, List.of("carol", "dan"), Duration.ofMinutes(90)));

    private ExampleConfiguration() {}

    public static Configuration configuration() {
        return with(web(), worker());
    }

    public static Configuration with(Service... services) {
        return new Configuration("", ACCOUNT, "us-east-1", Map.of("carol", "carol@example.com"), List.of(services));
    }

    /** Its configured order is not the waves' order. */
    public static Service web() {
        return service(
                "web",
                "web",
                new Service.ReleaseOn(List.of("web"), List.of("release-*", "*.final")),
                List.of(
                        environment("prod", 3, new Strategy.Canary(10, Duration.ofMinutes(5)), GATES),
                        environment("dev", 1, new Strategy.AllAtOnce(), List.of()),
                        environment("staging", 2, new Strategy.Canary(20, Duration.ofMinutes(4)), List.of()),
                        environment("load", 2, new Strategy.AllAtOnce(), List.of())));
    }

    public static Service worker() {
        return service(
                "worker",
                "team/worker",
                new Service.ReleaseOn(List.of("worker"), List.of()),
                List.of(environment("dev", 1, new Strategy.AllAtOnce(), List.of())));
    }

    public static Service service(
            String name, String repository, Service.ReleaseOn releaseOn, List<Environment> environments) {
        return new Service(name, repository, name, 8080, releaseOn, environments);
    }

    private static Environment environment(String name, int wave, Strategy strategy, List<Gate> gates) {
        return new Environment(
                name,
                wave,
                new Target(
                        ACCOUNT,
                        "us-east-1",
                        "headgate-" + name,
                        "web-" + name,
                        "web-" + name,
                        "web-" + name,
                        "arn:aws:iam::" + ACCOUNT + ":role/headgate-deploy-" + name,
                        "headgate-" + name),
                new ReleaseRules(
                        strategy,
                        Duration.ofMinutes(10),
                        gates,
                        List.of("web-" + name + "-5xx"),
                        Optional.empty(),
                        Duration.ofHours(24)));
    }
}
