package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.testing.Example;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A deployment may be opened by one version of the functions and ended by another. */
class StoredRecordTest {

    /** What came after the first version, which its records lack. */
    private static final List<String> LATER = List.of("takenOverAt", "gaveWay", "broughtBack", "settlement");

    private static final Deployment FULL = Example.started()
            .takenOverBy("arn:another", Example.ENDED)
            .findingAtWork("web-prod-0")
            .bringingBack(new BroughtBack(Optional.of("web-prod-0"), Optional.of("web-prod:7"), Example.IMAGE))
            .settledBy(new Settlement("carol", "the schema is migrated", Example.ENDED));

    @Test
    void isReadAsItWasWritten() {
        assertThat(Json.read(Json.write(FULL), Deployment.class)).isEqualTo(FULL);
    }

    @Test
    void isReadWhereItLacksWhatCameLater() {
        Map<String, Object> old = members();
        LATER.forEach(old::remove);

        Deployment read = Json.convert(old, Deployment.class);

        assertThat(read.runSince()).isEqualTo(Example.OPENED);
        assertThat(read.settlement()).isEmpty();
        assertThat(read.broughtBack()).isEmpty();
        assertThat(read.backendId()).isEqualTo(FULL.backendId());
    }

    @Test
    void whatWasNotFitIsNamedAndMayBeMissingInARecordOfBefore() {
        Cause cause = Cause.notReady(
                List.of(new Fault(Fault.Fact.ALARM_RED, "alarm a is red already", "find out why")), Example.ENDED);
        Map<String, Object> old = new LinkedHashMap<>(Json.object(Json.tree((Object) cause), "$"));

        assertThat(Json.convert(old, Cause.class)).isEqualTo(cause);
        assertThat(old.remove("facts")).isEqualTo(List.of("ALARM_RED"));
        assertThat(Json.convert(old, Cause.class))
                .isEqualTo(new Cause(cause.kind(), "alarm a is red already: find out why", cause.at()));
    }

    @Test
    void isReadWhereItHasWhatIsNotKnownYet() {
        Map<String, Object> newer = members();
        newer.put("whatNobodyKnows", Map.of("by", "a later version"));

        assertThat(Json.convert(newer, Deployment.class)).isEqualTo(FULL);
    }

    @Test
    void isRefusedByTheNameOfWhatIsMissingWhereItIsNoRecord() {
        Map<String, Object> broken = members();
        broken.remove("plan");

        assertThatThrownBy(() -> Json.convert(broken, Deployment.class))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("$.plan is missing");
    }

    private static Map<String, Object> members() {
        return new LinkedHashMap<>(Json.object(Json.tree((Object) FULL), "$"));
    }
}
