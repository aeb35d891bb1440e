package dev.headgate.config.file;

import dev.headgate.config.Backend;
import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.EcsDeployments;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Who moves the traffic of a service in an environment, as the file says it. */
enum Controller {
    CODEDEPLOY,
    ECS;

    static final String KEY = "controller";

    private static final Format<Controller> FORMAT =
            Format.choice(List.of(values()), it -> it.name().toLowerCase(Locale.ROOT));

    /** To be asked once: what is wrong is told each time. */
    static Controller of(Section environment) {
        return environment.optional(KEY, FORMAT).orElse(CODEDEPLOY);
    }

    /** How long a question before traffic may stand. */
    Format<Duration> expiresBeforeTraffic() {
        return switch (this) {
            case CODEDEPLOY -> Formats.EXPIRES_BEFORE_TRAFFIC;
            case ECS -> Formats.EXPIRES_BEFORE_TRAFFIC_OF_ECS;
        };
    }

    /**
     * What moves the traffic of a service that Headgate makes.
     *
     * @param name that CodeDeploy would know it by
     */
    Backend ofMade(String name) {
        return switch (this) {
            case CODEDEPLOY -> new CodeDeployGroup(name, name);
            case ECS -> new EcsDeployments();
        };
    }
}
