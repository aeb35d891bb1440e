package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

class TrafficWeightsTest {

    @Test
    void givesAllRequestsToAPlainTargetGroup() {
        Action plain = Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .targetGroupArn("blue")
                .build();

        assertThat(TrafficWeights.of(List.of(plain))).isEqualTo(Map.of("blue", 100));
    }

    @Test
    void readsTheWeightsOfAForwardToSeveralTargetGroups() {
        assertThat(TrafficWeights.of(List.of(forward(tuple("blue", 90), tuple("green", 10)))))
                .isEqualTo(Map.of("blue", 90, "green", 10));
    }

    @Test
    void givesAllRequestsToTheOnlyTargetGroupOfAForward() {
        Action single =
                forward(TargetGroupTuple.builder().targetGroupArn("blue").build());

        assertThat(TrafficWeights.of(List.of(single))).isEqualTo(Map.of("blue", 100));
    }

    @Test
    void looksPastAuthenticationToTheForward() {
        Action authentication =
                Action.builder().type(ActionTypeEnum.AUTHENTICATE_OIDC).build();

        assertThat(TrafficWeights.of(List.of(authentication, forward(tuple("blue", 1)))))
                .isEqualTo(Map.of("blue", 100));
    }

    @Test
    void isEmptyWhenTheListenerForwardsToNoTargetGroup() {
        Action fixed = Action.builder().type(ActionTypeEnum.FIXED_RESPONSE).build();

        assertThat(TrafficWeights.of(List.of(fixed))).isEmpty();
        assertThat(TrafficWeights.of(List.of())).isEmpty();
    }

    @Test
    void severalRulesTogetherAreAllOnGreenOnlyWhereEachIs() {
        assertThat(TrafficWeights.mean(List.of(Map.of("blue", 100), Map.of("blue", 100, "green", 0))))
                .isEqualTo(Map.of("blue", 100, "green", 0));
        assertThat(TrafficWeights.mean(List.of(Map.of("blue", 90, "green", 10), Map.of("blue", 100))))
                .isEqualTo(Map.of("blue", 95, "green", 5));
        assertThat(TrafficWeights.mean(List.of(Map.of("green", 100), Map.of("blue", 1, "green", 99))))
                .isEqualTo(Map.of("blue", 1, "green", 99));
    }

    @Test
    void aRuleThatServesNobodyKeepsTheOthersFromBeingAllOfIt() {
        assertThat(TrafficWeights.mean(List.of(Map.of("blue", 100), Map.of("blue", 0, "green", 0))))
                .isEqualTo(Map.of("blue", 50, "green", 0));
        assertThat(TrafficWeights.mean(List.of(Map.of("blue", 1), Map.of("green", 0))))
                .isEqualTo(Map.of("blue", 1, "green", 0));
        assertThat(TrafficWeights.mean(List.of())).isEmpty();
    }

    @Test
    void servesNobodyWhenAllWeightsAreZero() {
        assertThat(percentages(0, 0)).containsExactly(0, 0);
    }

    @Test
    void roundsToWholePercentThatSumToAHundred() {
        assertThat(percentages(1, 2)).containsExactly(33, 67);
        assertThat(percentages(1, 1, 1)).containsExactlyInAnyOrder(33, 33, 34);
        assertThat(percentages(999, 999)).containsExactly(50, 50);
    }

    @Test
    void neverCallsItAHundredPercentWhileAnotherTargetGroupIsServed() {
        assertThat(percentages(999, 1)).containsExactly(99, 1);
        assertThat(percentages(999, 0)).containsExactly(100, 0);
    }

    private static List<Integer> percentages(int... weights) {
        Map<String, Integer> byArn = new LinkedHashMap<>();
        for (int weight : weights) {
            byArn.put("group " + byArn.size(), weight);
        }
        return List.copyOf(TrafficWeights.percentages(byArn).values());
    }

    private static Action forward(TargetGroupTuple... groups) {
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .forwardConfig(it -> it.targetGroups(groups))
                .build();
    }

    private static TargetGroupTuple tuple(String arn, int weight) {
        return TargetGroupTuple.builder().targetGroupArn(arn).weight(weight).build();
    }
}
