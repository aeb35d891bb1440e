package dev.headgate.cli.look.plan;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.cli.installation.Access;
import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.installation.Installations;
import dev.headgate.cli.installation.NoAccessException;
import dev.headgate.cli.installation.ToolingClients;
import dev.headgate.config.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * The accounts that the caller's credentials lead into. Headgate's own roles trust its functions alone, so an environment of
 * another account is looked at with a profile of that account.
 */
final class Reached {

    private final Map<String, EnvironmentClients> byAccount = new LinkedHashMap<>();

    private Reached() {}

    /** @throws NoAccessException when a profile leads nowhere */
    static Reached by(Installation installation, Installations installations, List<String> profiles)
            throws NoAccessException {
        Reached reached = new Reached();
        reached.add(installation.caller().account(), installation.clients(), installation);
        for (String profile : profiles) {
            Access<ToolingClients> access = Access.by(
                    "plan ...",
                    Optional.of(profile),
                    () -> installations.clients().in(Region.of(installation.region()), Optional.of(profile)));
            reached.add(access.caller().account(), access.clients(), installation);
        }
        return reached;
    }

    private void add(String account, ToolingClients clients, Installation installation) {
        byAccount.putIfAbsent(account, clients.environments(installation.waiting()));
    }

    Optional<EnvironmentClients> into(Target target) {
        return Optional.ofNullable(byAccount.get(target.account()));
    }
}
