package dev.headgate.simulator.scenario;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import dev.headgate.config.SignIn;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.tooling.Mail;
import java.util.Map;
import java.util.Optional;

/**
 * Stands in for the identity provider and the API's authorizer where headgate.yaml asks approvers to sign in: whoever opens
 * a link is taken for the person whom it was sent to. The simulator has nobody else.
 */
public final class SimulatedSignIn {

    private final World world;

    public SimulatedSignIn(World world) {
        this.world = world;
    }

    /** The request with the claims of the link's owner; unchanged where nobody signs in, or the link is nobody's. */
    public APIGatewayV2HTTPEvent signed(APIGatewayV2HTTPEvent request) {
        Optional<SignIn> signIn = world.configuration().signIn();
        Optional<String> owner = ownerOf(String.valueOf(request.getRawPath()));
        if (signIn.isPresent() && owner.isPresent()) {
            RequestContext.Authorizer.JWT token = RequestContext.Authorizer.JWT
                    .builder()
                    .withClaims(claims(signIn.get().claim(), owner.get()))
                    .build();
            request.getRequestContext()
                    .setAuthorizer(
                            RequestContext.Authorizer.builder().withJwt(token).build());
        }
        return request;
    }

    private static Map<String, String> claims(String claim, String owner) {
        return claim.equals("email") ? Map.of("email", owner, "email_verified", "true") : Map.of(claim, owner);
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
