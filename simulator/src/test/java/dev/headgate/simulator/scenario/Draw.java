package dev.headgate.simulator.scenario;

import dev.headgate.simulator.cloud.TrafficView.Color;
import dev.headgate.simulator.fault.Call;
import dev.headgate.simulator.fault.Fault.Effect;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws what a run is made of from its seed. */
final class Draw {

    private static final Map<Profile, Simulation.Undisturbed> UNDISTURBED = new EnumMap<>(Profile.class);
    private static final List<Profile> PROFILES = List.of(Profile.values());
    private static final List<String> SERVICES =
            List.of("codedeploy", "ecs", "elasticloadbalancing", "cloudwatch", "dynamodb", "sns", "sts", "ssm", "ecr");

    private final RandomGenerator random;
    private final Profile profile;
    private final Simulation.Undisturbed undisturbed;

    private Draw(long seed) {
        random = new SplittableRandom(seed);
        profile = PROFILES.get(random.nextInt(PROFILES.size()));
        undisturbed = UNDISTURBED.computeIfAbsent(profile, it -> Simulation.undisturbed(it, 0));
    }

    /** A profile, and one or two mishaps in it. */
    record Drawn(Profile profile, List<Mishap> mishaps) {}

    static Drawn of(long seed) {
        Draw draw = new Draw(seed);
        List<Mishap> mishaps = new ArrayList<>();
        int number = draw.random.nextInt(1, 3);
        for (int i = 0; i < number; i++) {
            mishaps.add(draw.mishap());
        }
        return new Drawn(draw.profile, mishaps);
    }

    private Mishap mishap() {
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4 -> struckCall();
            case 5, 6, 7 ->
                new Mishap.EndedExecution(random.nextInt(1, undisturbed.states() + 30), random.nextBoolean());
            case 8, 9 -> new Mishap.RedAlarm(anyTime(), Duration.ofMinutes(random.nextInt(1, 60)));
            case 10, 11 -> new Mishap.SickGreen(anyTime());
            case 12 ->
                new Mishap.KilledTasks(
                        anyTime(), random.nextBoolean() ? Color.BLUE : Color.GREEN, random.nextInt(1, 4));
            case 13 -> new Mishap.RefusedStop();
            case 14 -> new Mishap.FailingRollbacks();
            case 15 -> new Mishap.LostStatusEvents();
            case 16 -> new Mishap.DoubledInvocations(anyTime());
            case 17 -> new Mishap.Approvers(random.nextBoolean() ? Manner.REJECT : Manner.IGNORE);
            case 18 -> new Mishap.SlowScan(Duration.ofMinutes(random.nextInt(1, 90)));
            case 19 -> new Mishap.OccupiedGroup(anyTime(), Duration.ofMinutes(random.nextInt(1, 30)));
            case 20 ->
                random.nextBoolean()
                        ? new Mishap.DoubledEvent(anyTime())
                        : new Mishap.ScaledService(anyTime(), random.nextInt(1, 9));
            case 21, 22 ->
                new Mishap.Outage(
                        SERVICES.get(random.nextInt(SERVICES.size())),
                        anyTime(),
                        Duration.ofSeconds(random.nextLong(10, 1_800)));
            default -> new Mishap.NewerRelease(anyTime());
        };
    }

    private Mishap struckCall() {
        Call call = undisturbed.calls().get(random.nextInt(undisturbed.calls().size()));
        Effect effect = switch (random.nextInt(3)) {
            case 0 -> Effect.LOSE_REQUEST;
            case 1 -> Effect.LOSE_REPLY;
            default -> Effect.THROTTLE;
        };
        return new Mishap.StruckCall(call.service(), call.operation(), call.number(), effect);
    }

    private Duration anyTime() {
        return Duration.ofSeconds(random.nextLong(undisturbed.lasts().toSeconds()));
    }
}
