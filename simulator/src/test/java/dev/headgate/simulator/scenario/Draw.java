package dev.headgate.simulator.scenario;

import dev.headgate.release.Verb;
import dev.headgate.simulator.environment.TrafficView.Color;
import dev.headgate.simulator.installation.Turbulence;
import dev.headgate.simulator.law.Place;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.wire.Call;
import dev.headgate.simulator.wire.Fault.Effect;
import dev.headgate.states.definition.TooLarge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws what a run is made of from its seed. */
final class Draw {

    private static final Map<Profile, Simulation.Undisturbed> UNDISTURBED = new EnumMap<>(Profile.class);
    private static final List<String> SERVICES =
            List.of("codedeploy", "ecs", "elasticloadbalancing", "cloudwatch", "dynamodb", "sns", "sts", "ssm", "ecr");
    private static final int MOST_MISHAPS = 3;

    /** Whose results may be too large. */
    private static final List<String> TASKS = List.of(
            "PlanRelease",
            "OpenDeployment",
            "CheckReadiness",
            "RecordDecision",
            "StartDeployment",
            "WatchDeployment",
            "ProceedWithTraffic",
            "RetireBlue",
            "RollBack",
            "ConfirmRollback",
            "CloseDeployment",
            "AnnounceRelease");

    private final RandomGenerator random;
    private final boolean byEcs;
    private final Profile profile;
    private final Simulation.Undisturbed undisturbed;
    private Optional<Duration> previous = Optional.empty();

    private Draw(long seed, boolean byEcs) {
        random = new SplittableRandom(seed);
        this.byEcs = byEcs;
        profile = drawProfile();
        undisturbed = UNDISTURBED.computeIfAbsent(profile, it -> Simulation.undisturbed(it, 0));
    }

    /** The small ones in equal parts, and one run in forty with two services in five environments: it takes as long as ten. */
    private Profile drawProfile() {
        if (byEcs) {
            List<Profile> alone = List.of(
                    Profile.ECS_GATED,
                    Profile.ECS_LINEAR,
                    Profile.ECS_AT_ONCE,
                    Profile.ECS_STEPS,
                    Profile.ECS_EVIDENCE);
            return alone.get(random.nextInt(alone.size()));
        }
        List<Profile> small = List.of(Profile.GATED, Profile.LINEAR, Profile.AT_ONCE);
        return random.nextInt(40) == 0 ? Profile.TWO_BY_FIVE : small.get(random.nextInt(small.size()));
    }

    /** An installation, what calls are like in it, and one to three mishaps. */
    record Drawn(Profile profile, Turbulence turbulence, List<Mishap> mishaps) {}

    static Drawn of(long seed) {
        return of(seed, false);
    }

    /** @param byEcs whether ECS moves the traffic itself */
    static Drawn of(long seed, boolean byEcs) {
        return of(seed, byEcs, OptionalInt.empty());
    }

    /** @param exactly so many mishaps; empty for one to three */
    static Drawn of(long seed, boolean byEcs, OptionalInt exactly) {
        Draw draw = new Draw(seed, byEcs);
        Turbulence turbulence = draw.turbulence();
        List<Mishap> mishaps = new ArrayList<>();
        int drawn = draw.random.nextInt(1, MOST_MISHAPS + 1);
        int number = exactly.orElse(drawn);
        for (int i = 0; i < number; i++) {
            mishaps.add(draw.mishap());
        }
        // Drawn last: whatever seeds drew before they still draw.
        if (exactly.isEmpty() && draw.random.nextInt(8) == 0) {
            mishaps.add(draw.tooLargeResult());
        }
        if (exactly.isEmpty() && draw.random.nextInt(4) == 0) {
            mishaps.add(draw.saidVerb());
        }
        if (exactly.isEmpty() && draw.random.nextInt(4) == 0) {
            mishaps.add(draw.saidOfPlace());
        }
        return new Drawn(draw.profile, turbulence, mishaps);
    }

    /**
     * One mishap, and an operator who says up to four things to what is under way, and up to three of a place or a release, at any
     * moment.
     */
    static Drawn withVerbs(long seed, boolean byEcs) {
        Draw draw = new Draw(seed, byEcs);
        Turbulence turbulence = draw.turbulence();
        List<Mishap> mishaps = new ArrayList<>(List.of(draw.mishap()));
        int said = draw.random.nextInt(1, 5);
        for (int i = 0; i < said; i++) {
            mishaps.add(draw.saidVerb());
        }
        int besides = draw.random.nextInt(1, 4);
        for (int i = 0; i < besides; i++) {
            mishaps.add(draw.saidOfPlace());
        }
        return new Drawn(draw.profile, turbulence, mishaps);
    }

    private Mishap saidVerb() {
        List<Verb> verbs = List.of(Verb.values());
        return new OperatorMishaps.Said(place(), anyTime(), verbs.get(random.nextInt(verbs.size())));
    }

    /** A freeze, its end, a retry, or a rollback at once. */
    private Mishap saidOfPlace() {
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                new OperatorMishaps.Frozen(
                        place(),
                        anyTime(),
                        Duration.ofMinutes(random.nextInt(2, 180)),
                        random.nextBoolean(),
                        random.nextBoolean()
                                ? Optional.of(Duration.ofSeconds(random.nextInt(3_600)))
                                : Optional.empty());
            case 2 -> new OperatorMishaps.Unfrozen(place(), anyTime(), random.nextBoolean());
            case 3 -> new OperatorMishaps.HurriedRollback(place(), anyTime());
            default ->
                // A release that stops does so towards the end, or after what would have been the end.
                new OperatorMishaps.Retried(place().service(), anyTime().plus(Duration.ofMinutes(random.nextInt(90))));
        };
    }

    /** One world in six is calm; in the others copies interleave, and about half of all else is there. */
    private Turbulence turbulence() {
        if (random.nextInt(6) == 0) {
            return Turbulence.NONE;
        }
        return new Turbulence(
                true,
                oneOf(0.0, 0.01, 0.05),
                random.nextBoolean() ? Duration.ofSeconds(2) : Duration.ZERO,
                oneOf(0.0, 0.03, 0.1),
                Duration.ofSeconds(random.nextInt(3) * 2L + random.nextInt(2)),
                0.3,
                Duration.ofSeconds(random.nextBoolean() ? random.nextInt(1, 12) : 0),
                Duration.ofSeconds(random.nextBoolean() ? random.nextInt(1, 5) : 0),
                Duration.ofSeconds(random.nextBoolean() ? 60 : 0));
    }

    private double oneOf(double... values) {
        return values[random.nextInt(values.length)];
    }

    private Mishap mishap() {
        return switch (random.nextInt(42)) {
            case 0, 1, 2, 3, 4 -> struckCall();
            case 5, 6, 7 ->
                new Mishap.EndedExecution(random.nextInt(1, undisturbed.states() + 30), random.nextBoolean());
            case 8 -> new Mishap.RedAlarm(place(), anyTime(), Duration.ofMinutes(random.nextInt(1, 60)));
            case 9, 10 -> new Mishap.SickGreen(place(), anyTime());
            case 11, 12 ->
                new Mishap.KilledTasks(place(), anyTime(), color(), random.nextInt(1, 5), random.nextBoolean());
            case 13 -> byEcs ? otherReading() : new Mishap.RefusedStop(place());
            case 14 -> byEcs ? unreliableEvents() : new Mishap.FailingRollbacks(place());
            case 15 -> new Mishap.LostStatusEvents();
            case 16 -> new Mishap.DoubledInvocations(anyTime());
            case 17 -> new Mishap.Approvers(random.nextBoolean() ? Manner.REJECT : Manner.IGNORE);
            case 18 -> new Mishap.SlowScan(Duration.ofMinutes(random.nextInt(1, 90)));
            case 19 -> new Mishap.OccupiedGroup(place(), anyTime(), Duration.ofMinutes(random.nextInt(1, 30)));
            case 20 -> new Mishap.DoubledEvent(anyTime());
            case 21, 22 -> new Mishap.ScaledService(place(), anyTime(), random.nextInt(0, 9));
            case 23, 24, 25 -> outage();
            case 26, 27 -> new OperatorMishaps.NewerRelease(place(), anyTime());
            case 28, 29 -> new Mishap.ListenerReset(place(), anyTime(), random.nextBoolean() ? 100 : 50);
            case 30, 31 -> new OperatorMishaps.Recovered(place(), anyTime(), random.nextBoolean());
            case 32, 33 -> new OperatorMishaps.Aborted(place(), anyTime(), redriven());
            case 34 -> new OperatorMishaps.RollbackRequest(place(), anyTime());
            case 39 -> new OperatorMishaps.Settled(place(), anyTime(), random.nextBoolean());
            case 40 -> new OperatorMishaps.Overruling(place(), anyTime());
            case 35 -> new OperatorMishaps.LongName(place(), anyTime());
            case 36 -> new Mishap.HandDeployment(place(), anyTime());
            case 37 ->
                switch (random.nextInt(3)) {
                    case 0 -> new Mishap.HandRevision(place(), anyTime());
                    case 1 -> new Mishap.TidiedRevisions(place(), anyTime());
                    default -> new Mishap.NoCapacity(place(), anyTime(), Duration.ofMinutes(random.nextInt(1, 20)));
                };
            case 38 -> new Mishap.RemovedAlarm(place(), anyTime());
            default ->
                new Mishap.PressedButton(
                        place(),
                        anyTime(),
                        List.of(Mishap.PressedButton.Button.values()).get(random.nextInt(3)));
        };
    }

    /** Any call; or any operation first, so that those that are called once get their share. */
    private Mishap struckCall() {
        List<Call> calls = undisturbed.calls();
        if (random.nextBoolean()) {
            List<String> operations =
                    calls.stream().map(Call::operation).distinct().toList();
            String chosen = operations.get(random.nextInt(operations.size()));
            calls = calls.stream().filter(it -> it.operation().equals(chosen)).toList();
        }
        Call call = calls.get(random.nextInt(calls.size()));
        Effect effect = switch (random.nextInt(4)) {
            case 0 -> Effect.LOSE_REQUEST;
            case 1 -> Effect.LOSE_REPLY;
            case 2 -> Effect.REPEAT;
            default -> Effect.THROTTLE;
        };
        return new Mishap.StruckCall(call.service(), call.operation(), call.number(), effect);
    }

    private Mishap otherReading() {
        List<Mishap.OtherReading.Reading> all = List.of(Mishap.OtherReading.Reading.values());
        return new Mishap.OtherReading(place(), all.get(random.nextInt(all.size())));
    }

    private Mishap unreliableEvents() {
        List<Mishap.UnreliableEvents.Way> all = List.of(Mishap.UnreliableEvents.Way.values());
        return new Mishap.UnreliableEvents(place(), all.get(random.nextInt(all.size())));
    }

    private Mishap tooLargeResult() {
        return new TooLargeResult(
                TASKS.get(random.nextInt(TASKS.size())),
                random.nextInt(1, 4),
                random.nextBoolean() ? TooLarge.PASSES_THE_WILDCARD : TooLarge.IS_CAUGHT_BY_THE_WILDCARD);
    }

    private Mishap outage() {
        long most = random.nextBoolean() ? 180 : 1_800;
        return new Mishap.Outage(
                SERVICES.get(random.nextInt(SERVICES.size())),
                anyTime(),
                Duration.ofSeconds(random.nextLong(10, most)));
    }

    private Optional<Duration> redriven() {
        return random.nextBoolean() ? Optional.of(Duration.ofMinutes(random.nextInt(1, 90))) : Optional.empty();
    }

    private Color color() {
        return random.nextBoolean() ? Color.BLUE : Color.GREEN;
    }

    private Place place() {
        var services = profile.configuration().services();
        var service = services.get(random.nextInt(services.size()));
        var environments = service.environments();
        return new Place(
                service.name(),
                environments.get(random.nextInt(environments.size())).name());
    }

    /** Now and then soon after the mishap before: trouble seldom comes alone. */
    private Duration anyTime() {
        boolean close = previous.isPresent() && random.nextInt(3) == 0;
        Duration drawn = close
                ? previous.get().plusSeconds(random.nextLong(180))
                : Duration.ofSeconds(random.nextLong(undisturbed.lasts().toSeconds()));
        previous = Optional.of(drawn);
        return drawn;
    }
}
