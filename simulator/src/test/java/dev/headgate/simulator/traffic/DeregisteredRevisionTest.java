package dev.headgate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.wire.Fault;
import dev.headgate.traffic.TrafficControlException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;

/** A revision that somebody has deregistered can be read and copied, and not started. */
class DeregisteredRevisionTest {

    private final ShopAccount shop = ShopAccount.thatWaitsForTraffic();
    private String blue = "";
    private String newer = "";

    @BeforeEach
    void somethingCameAfterBlue() {
        blue = shop.look().primary().orElseThrow().taskDefinition();
        newer = shop.register();
    }

    @Test
    void whatIsActiveIsStartedAsItIs() {
        assertThat(startable()).isEqualTo(blue);
        assertThat(shop.calls("RegisterTaskDefinition")).isEqualTo(1);
    }

    @Test
    void whatWasDeregisteredIsRegisteredAnewWithAllThatIsInIt() {
        deregister(blue);

        String copy = startable();

        assertThat(copy).isNotIn(blue, newer);
        DescribeTaskDefinitionResponse before = described(blue);
        DescribeTaskDefinitionResponse after = described(copy);
        assertThat(after.tags()).isEqualTo(before.tags()).isNotEmpty();
        assertThat(after.taskDefinition().toBuilder()
                        .taskDefinitionArn(before.taskDefinition().taskDefinitionArn())
                        .revision(before.taskDefinition().revision())
                        .status(before.taskDefinition().status())
                        .registeredAt(before.taskDefinition().registeredAt())
                        .deregisteredAt(before.taskDefinition().deregisteredAt())
                        .build())
                .isEqualTo(before.taskDefinition());
        assertThat(shop.backend.isCopy(ShopAccount.TARGET, blue, copy)).isTrue();
        assertThat(shop.backend.isCopy(ShopAccount.TARGET, blue, newer)).isFalse();
        assertThat(shop.backend.isCopy(ShopAccount.TARGET, blue, blue.replace(":1", ":99")))
                .isFalse();
    }

    @Test
    void oneCopyIsEnoughHoweverOftenTheStepRuns() {
        deregister(blue);
        shop.once("RegisterTaskDefinition", Fault.Effect.LOSE_REPLY);

        assertThatThrownBy(this::startable).isInstanceOf(TrafficControlException.class);
        String copy = startable();

        assertThat(startable()).isEqualTo(copy);
        assertThat(shop.calls("RegisterTaskDefinition")).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadIsTakenAsItIs() {
        deregister(blue);
        shop.once("DescribeTaskDefinition", Fault.Effect.LOSE_REQUEST);

        assertThat(startable()).isEqualTo(blue);
    }

    @Test
    void whereEveryRevisionWasDeregisteredWhatWasShownIsCopiedOrElseWhatServes() {
        deregister(blue);
        deregister(newer);

        assertThat(shop.template(Optional.empty())).isEqualTo(blue);
        assertThat(shop.template(Optional.of(newer))).isEqualTo(newer);
        assertThat(shop.backend.unfit(ShopAccount.plan())).isEmpty();
        assertThat(shop.backend.changes(ShopAccount.TARGET, blue, Optional.empty(), "app", ShopAccount.NEW_IMAGE))
                .hasSize(1);
        String copy = shop.backend.registerRevision(ShopAccount.TARGET, newer, "app", ShopAccount.NEW_IMAGE);
        assertThat(shop.backend.isCopy(ShopAccount.TARGET, newer, copy)).isTrue();
    }

    private String startable() {
        return shop.backend.startable(ShopAccount.TARGET, blue);
    }

    private void deregister(String taskDefinition) {
        shop.cloud.ecs().deregisterTaskDefinition(it -> it.taskDefinition(taskDefinition));
    }

    private DescribeTaskDefinitionResponse described(String taskDefinition) {
        return shop.cloud
                .ecs()
                .describeTaskDefinition(it -> it.taskDefinition(taskDefinition).includeWithStrings("TAGS"));
    }
}
