package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.aws.SsmSignInSecret;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Outcome;
import dev.headgate.page.PageRequest;
import dev.headgate.page.PageResponse;
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
        assertThat(run.open("alice").status()).isEqualTo(303);
        assertThat(run.open("alice").headers().getOrDefault("Location", ""))
                .startsWith("https://login.example.com/pool/authorize?");
        assertThat(run.open("alice").html()).doesNotContain("web in prod", "v3", "alice");
        assertThat(run.approve("alice").status()).isEqualTo(403);
        assertThat(run.calls("SendTaskSuccess")).isZero();
    }

    @Test
    void aLinkIsOfNoUseToAnotherApprover() {
        PageResponse page = visit("GET", "bob@example.com", "");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html()).contains("Not your link");
    }

    @Test
    void whoeverHasSignedInDecidesByTheirOwnLink() {
        String shown =
                Approvers.shownBy(visit("GET", "Alice@Example.com", "").html()).orElseThrow();

        String form = "decision=APPROVED&environment=prod&shown=" + shown;
        assertThat(visit("POST", "bob@example.com", form).status()).isEqualTo(403);
        assertThat(visit("POST", "Alice@Example.com", form).status()).isEqualTo(200);

        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
        assertThat(run.record().decisions()).extracting(GateDecision::by).containsExactly("alice");
    }

    /** Alice's link, as somebody who has signed in with this address. */
    private PageResponse visit(String method, String email, String body) {
        Sessions sessions = new Sessions(
                new SsmSignInSecret(
                        run.world.tooling()::ssm,
                        run.world.configuration().names().signInParameter()),
                run.world.loop());
        return run.world.visit(PageRequest.of(method, run.link("alice").getPath())
                .withHeaders(Map.of("content-type", "application/x-www-form-urlencoded"))
                .withCookies(List.of(sessions.cookie(email).split(";", 2)[0]))
                .withBody(body));
    }
}
