package dev.headgate.config.file;

import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.util.List;
import java.util.Locale;

/** Who moves the traffic of a service in an environment, as the file says it. */
enum Controller {
    CODEDEPLOY,
    ECS;

    static final String KEY = "controller";

    private static final Format<Controller> FORMAT =
            Format.choice(List.of(values()), it -> it.name().toLowerCase(Locale.ROOT));

    static Controller of(Section environment) {
        return environment.optional(KEY, FORMAT).orElse(CODEDEPLOY);
    }

    /** Of a service that Headgate makes, which CodeDeploy deploys. */
    static void requireCodeDeploy(Section environment) {
        if (of(environment) == ECS) {
            environment.fault(
                    KEY,
                    "a service that Headgate makes is deployed by CodeDeploy",
                    "Name an existing one (existing: {cluster: shop, service: web}), or remove controller");
        }
    }
}
