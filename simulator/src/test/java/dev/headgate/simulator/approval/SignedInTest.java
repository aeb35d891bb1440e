package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.headgate.aws.SsmSignInSecret;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Outcome;
import dev.headgate.signin.Sessions;
import dev.headgate.simulator.scenario.Approvers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** headgate.yaml says that approvers sign in: a link is then worth nothing to anybody else. */
class SignedInTest {

    private final GateRun run = new GateRun(
                    "{before: deployment, approvers: [alice, bob], expiresAfter: 20m}",
                    "approvals: {signIn: {issuer: \"https://login.example.com/pool\", audience: headgate}}")
            .start()
            .untilAsked();

    @Test
    void aLinkAloneShowsAndDecidesNothing() {
        assertThat(run.open("alice").getStatusCode()).isEqualTo(303);
        assertThat(run.open("alice").getHeaders().getOrDefault("Location", ""))
                .startsWith("https://login.example.com/pool/authorize?");
        assertThat(run.open("alice").getBody()).doesNotContain("web in prod", "v3", "alice");
        assertThat(run.approve("alice").getStatusCode()).isEqualTo(403);
        assertThat(run.calls("SendTaskSuccess")).isZero();
    }

    @Test
    void aLinkIsOfNoUseToAnotherApprover() {
        APIGatewayV2HTTPResponse page = visit("GET", "bob@example.com", "");

        assertThat(page.getStatusCode()).isEqualTo(403);
        assertThat(page.getBody()).contains("Not your link");
    }

    @Test
    void whoeverHasSignedInDecidesByTheirOwnLink() {
        String shown = Approvers.shownBy(visit("GET", "Alice@Example.com", "").getBody())
                .orElseThrow();

        String form = "decision=APPROVED&environment=prod&shown=" + shown;
        assertThat(visit("POST", "bob@example.com", form).getStatusCode()).isEqualTo(403);
        assertThat(visit("POST", "Alice@Example.com", form).getStatusCode()).isEqualTo(200);

        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
        assertThat(run.record().decisions()).extracting(GateDecision::by).containsExactly("alice");
    }

    /** Alice's link, as somebody who has signed in with this address. */
    private APIGatewayV2HTTPResponse visit(String method, String email, String body) {
        Sessions sessions = new Sessions(
                new SsmSignInSecret(
                        run.world.tooling().ssm(),
                        run.world.configuration().names().signInParameter()),
                run.world.loop());
        return run.world.visit(APIGatewayV2HTTPEvent.builder()
                .withRawPath(run.link("alice").getPath())
                .withHeaders(Map.of("content-type", "application/x-www-form-urlencoded"))
                .withCookies(List.of(sessions.cookie(email).split(";", 2)[0]))
                .withBody(body)
                .withRequestContext(RequestContext.builder()
                        .withHttp(
                                RequestContext.Http.builder().withMethod(method).build())
                        .build())
                .build());
    }
}
