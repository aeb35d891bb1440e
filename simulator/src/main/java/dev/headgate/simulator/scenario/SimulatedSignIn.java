package dev.headgate.simulator.scenario;

import dev.headgate.aws.SsmSignInSecret;
import dev.headgate.page.PageRequest;
import dev.headgate.signin.Sessions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.tooling.Mail;
import java.util.List;
import java.util.Optional;

/**
 * Stands in for the identity provider where headgate.yaml asks approvers to sign in: whoever opens
 * a link is taken for the person whom it was sent to. The simulator has nobody else.
 */
public final class SimulatedSignIn {

    private final World world;

    public SimulatedSignIn(World world) {
        this.world = world;
    }

    /** The request with a session of the link's owner; unchanged where nobody signs in, or the link is nobody's. */
    public PageRequest signed(PageRequest request) {
        Optional<String> owner = world.configuration()
                .signIn()
                .flatMap(asked -> ownerOf(request.path().orElse("")));
        return owner.map(it -> request.withCookies(List.of(cookie(it)))).orElse(request);
    }

    /** Signed in at this moment. */
    private String cookie(String owner) {
        Sessions sessions = new Sessions(
                new SsmSignInSecret(
                        world.tooling()::ssm, world.configuration().names().signInParameter()),
                world.loop());
        return world.wire().undisturbed(() -> sessions.cookie(owner)).split(";", 2)[0];
    }

    /** The address that the link was mailed to. */
    private Optional<String> ownerOf(String path) {
        return path.length() < 2
                ? Optional.empty()
                : world.tooling().sns().all().stream()
                        .filter(mail -> Approvers.linkIn(mail)
                                .filter(link -> link.getPath().equals(path))
                                .isPresent())
                        .map(Mail::to)
                        .findFirst();
    }
}
