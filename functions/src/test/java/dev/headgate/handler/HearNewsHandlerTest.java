package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.handler.HearNewsHandler.Output;
import dev.headgate.testing.Scene;
import dev.headgate.traffic.Backends;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HearNewsHandlerTest {

    private static final String PLACE = "111122223333/us-east-1/shop/web";
    private static final String SERVICE = "arn:aws:ecs:us-east-1:111122223333:service/shop/web";
    private static final String PAUSE = "ECS Hook State Change";
    private static final String DEPLOYMENT = "ECS Deployment State Change";

    private final Scene scene = new Scene();
    private final HearNewsHandler handler = new HearNewsHandler(Backends::newsPlace, scene.herald);

    /** Whatever they are called: the look that follows sees what is so. */
    @Test
    void countsWhatIsToldOfAService() {
        assertThat(handler.handle(pause("111122223333", "us-east-1", SERVICE)))
                .isEqualTo(new Output(Optional.of(PLACE), false));
        assertThat(handler.handle(deployment(List.of(SERVICE)))).isEqualTo(new Output(Optional.of(PLACE), false));

        assertThat(scene.news.heard(PLACE)).isEqualTo(2);
    }

    static List<Map<String, Object>> strange() {
        return List.of(
                Map.of(),
                Map.of("detail-type", PAUSE),
                Map.of("detail-type", PAUSE, "detail", "text"),
                Map.of("detail-type", PAUSE, "detail", Map.of("serviceArn", 7)),
                Map.of("detail-type", PAUSE, "detail", List.of(SERVICE), "resources", List.of(SERVICE)),
                Map.of("detail-type", 5, "detail", Map.of("serviceArn", SERVICE)),
                pause("111122223333", "us-east-1", "web"),
                pause("111122223333", "us-east-1", SERVICE + "/more"),
                pause("111122223333", "us-east-1", SERVICE + "\n"),
                pause("111122223333", "us-east-1", "x".repeat(100_000)),
                pause("111122223333", "us-east-1", "arn:aws:ecs:us-east-1:111122223333:service/web"),
                deployment(List.of()),
                deployment(List.of(SERVICE, SERVICE)),
                deployment(Arrays.asList(1, 2)),
                deployment(SERVICE));
    }

    @ParameterizedTest
    @MethodSource("strange")
    void whatIsNotUnderstoodIsLeftAlone(Map<String, Object> event) {
        assertThat(handler.handle(event)).isEqualTo(new Output(Optional.empty(), false));
    }

    /** Whoever has got into one account tells nothing of another's services. */
    @Test
    void anEventTellsOnlyOfItsOwnAccountAndRegion() {
        assertThat(handler.handle(pause("444455556666", "us-east-1", SERVICE)).place())
                .isEmpty();
        assertThat(handler.handle(pause("111122223333", "eu-west-1", SERVICE)).place())
                .isEmpty();

        assertThat(scene.news.heard(PLACE)).isZero();
    }

    private static Map<String, Object> pause(String account, String region, String service) {
        return Map.of(
                "source",
                "aws.ecs",
                "detail-type",
                PAUSE,
                "account",
                account,
                "region",
                region,
                "detail",
                Map.of("serviceArn", service, "eventName", "HOOK_OF_ANOTHER_YEAR"));
    }

    private static Map<String, Object> deployment(Object resources) {
        return Map.of(
                "detail-type", DEPLOYMENT, "account", "111122223333", "region", "us-east-1", "resources", resources);
    }
}
