package dev.headgate.simulator.consistency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Approval;
import dev.headgate.approval.Link;
import dev.headgate.approval.LinkId;
import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.page.PageRequest;
import dev.headgate.page.PageResponse;
import dev.headgate.simulator.installation.WorldFunctions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.table.DynamoDbApprovalStore;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Samples of requests for the approval page, while prod's deployment waits at its first gate. */
final class ApprovalReplay {

    private static final LinkId LINK = new LinkId("c2FtcGxlLWxpbmstaWQtMQ");

    private final Run run = SampleRun.begun("happy", Manner.IGNORE);
    private final String deploymentId;

    private ApprovalReplay() {
        SampleRun.runInto("RequestApproval", "", run);
        deploymentId = CapturedPayloads.prod(run);
        DynamoDbApprovalStore approvals =
                new DynamoDbApprovalStore(run.world().tooling().dynamoDb(), WorldFunctions.table(run.world()));
        run.world()
                .loop()
                .runUntil(() ->
                        approvals.find(deploymentId, Gate.Before.DEPLOYMENT).isPresent());
        Approval asked = approvals.find(deploymentId, Gate.Before.DEPLOYMENT).orElseThrow();
        approvals.keep(new Link(LINK.hash(), "alice", deploymentId, Gate.Before.DEPLOYMENT, asked.expiresAt()));
    }

    static void shows(Map<String, Object> sample) {
        ApprovalReplay replay = new ApprovalReplay();

        assertThat(replay.visit(sample)).contains("Release web to prod?", "<form");
        assertThat(replay.decision()).isEmpty();
    }

    static void approves(Map<String, Object> sample) {
        ApprovalReplay replay = new ApprovalReplay();

        assertThat(replay.visit(sample)).contains("web in prod is approved");
        assertThat(replay.decisionInTheEnd().decided()).isEqualTo(GateDecision.Decided.APPROVED);
    }

    static void rejects(Map<String, Object> sample) {
        ApprovalReplay replay = new ApprovalReplay();

        assertThat(replay.visit(sample)).contains("web in prod is rejected");
        assertThat(replay.decisionInTheEnd().comment()).contains("Not on a Friday");
    }

    /** Read as the function reads it. */
    private String visit(Map<String, Object> sample) {
        PageRequest request = PageRequest.of(sample);
        PageRequest asked = request.body()
                .map(it -> request.withBase64(answeringThisQuestion(it)))
                .orElse(request);
        PageResponse response = run.world().visit(asked);
        assertThat(response.status()).isEqualTo(200);
        return response.html();
    }

    /** A sample names the question that its page showed; here it is the one that this run asks. */
    private String answeringThisQuestion(String body) {
        String form = new String(Base64.getDecoder().decode(body), UTF_8);
        String shown = approval().question().digest();
        return Base64.getEncoder()
                .encodeToString(form.replaceFirst("shown=[0-9a-f]{64}", "shown=" + shown)
                        .getBytes(UTF_8));
    }

    private Approval approval() {
        return new DynamoDbApprovalStore(run.world().tooling().dynamoDb(), WorldFunctions.table(run.world()))
                .find(deploymentId, Gate.Before.DEPLOYMENT)
                .orElseThrow();
    }

    private GateDecision decisionInTheEnd() {
        run.world().loop().runUntil(() -> decision().isPresent());
        return decision().orElseThrow();
    }

    private Optional<GateDecision> decision() {
        return run.world().records().find(deploymentId).flatMap(it -> it.decisionAt(Gate.Before.DEPLOYMENT));
    }
}
