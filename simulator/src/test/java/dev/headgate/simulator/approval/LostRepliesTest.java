package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Answer;
import dev.headgate.approval.Approvals;
import dev.headgate.approval.DecisionResult;
import dev.headgate.approval.Decisions;
import dev.headgate.approval.Identity;
import dev.headgate.approval.LinkId;
import dev.headgate.approval.TaskTokens;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.testing.InMemoryAskerStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Any one call to the table fails while alice approves; she clicks again where she saw that it did. */
class LostRepliesTest {

    private static final Answer APPROVE = new Answer(
            Optional.of(Decided.APPROVED), "", "prod", Scene.question().digest());
    /** Link, approval, approval again, decision, approval again, delivery. */
    private static final int CALLS = 6;

    private final Scene scene = new Scene();
    private final List<String> answers = new ArrayList<>();
    private final TaskTokens tokens = (token, output) -> {
        answers.add(output);
        return answers.size() == 1 ? TaskTokens.Delivery.DELIVERED : TaskTokens.Delivery.TIMED_OUT;
    };
    private final Decisions decisions = new Decisions(scene.store, new InMemoryAskerStore(), tokens, Scene.CLOCK);

    static Stream<Arguments> everyCall() {
        return IntStream.range(0, CALLS)
                .boxed()
                .flatMap(call -> Stream.of(Fault.Effect.LOSE_REPLY, Fault.Effect.LOSE_REQUEST, Fault.Effect.THROTTLE)
                        .map(effect -> Arguments.of(call, effect)));
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void aSecondClickMakesGoodWhatTheFirstLost(int failing, Fault.Effect effect) {
        LinkId link = ask();
        int before = scene.wire.calls().size();
        scene.wire.add(call -> scene.wire.calls().size() == before + failing + 1 ? effect : Fault.Effect.NONE);

        boolean failed = fails(link);
        DecisionResult second = decisions.decide(link, new Identity.NotAsked(), APPROVE);

        assertThat(failed).isTrue();
        assertThat(second).isInstanceOfAny(DecisionResult.Decided.class, DecisionResult.AlreadyDecided.class);
        assertThat(answers).isNotEmpty().hasSizeLessThanOrEqualTo(2).allMatch(answers.getFirst()::equals);
    }

    private LinkId ask() {
        List<String> bodies = new ArrayList<>();
        new Approvals(
                        scene.store,
                        tokens,
                        message -> bodies.add(message.body()),
                        new Random(1),
                        Scene.CLOCK,
                        "https://approvals.example.com")
                .request("web-prod-1", Scene.question(), Scene.GATE.expiresAfter(), "token-1");
        String body = bodies.getFirst();
        int id = body.indexOf("/a/") + 3;
        return new LinkId(body.substring(id, id + 22));
    }

    private boolean fails(LinkId link) {
        try {
            decisions.decide(link, new Identity.NotAsked(), APPROVE);
            return false;
        } catch (SdkClientException e) {
            return true;
        } catch (AwsServiceException e) {
            return e.isThrottlingException();
        }
    }
}
