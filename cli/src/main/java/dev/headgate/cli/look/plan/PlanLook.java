package dev.headgate.cli.look.plan;

import dev.headgate.analysis.Forecast;
import dev.headgate.aws.EnvironmentClients;
import dev.headgate.cli.look.Called;
import dev.headgate.cli.look.Records;
import dev.headgate.cli.look.plan.PlanReport.Asked;
import dev.headgate.cli.look.plan.PlanReport.Stop;
import dev.headgate.cli.look.plan.PlanReport.Verdict;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.LongestRun;
import dev.headgate.deployment.HistoryBudget;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.deployment.Revision;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.ReleasePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at what a release that is planned would come to in each of its environments. */
record PlanLook(Records records, ShelfSeen shelf, Reached reached, DoorsSeen doors) {

    PlanReport at(ReleasePlan.Deploy planned, Optional<PlanReport.Cost> cost) {
        Instant now = records.now();
        List<DeploymentPlan> plans = planned.waves().stream()
                .flatMap(wave -> wave.deployments().stream())
                .toList();
        Map<DeploymentPlan, Unseen> unseen = new LinkedHashMap<>();
        Map<DeploymentPlan, Outlook> outlooks = new LinkedHashMap<>();
        for (DeploymentPlan plan : plans) {
            Unseen here = new Unseen();
            unseen.put(plan, here);
            outlooks.put(plan, doors.outlook(plan, now, here));
        }
        List<Stop> stops = new ArrayList<>();
        Walk.through(planned.waves(), plan -> known(outlooks, plan), now)
                .forEach((plan, schedule) -> stops.add(stop(plan, schedule, known(unseen, plan))));
        Image image = planned.release().image();
        boolean known = ShelfSeen.isKnown(image);
        return new PlanReport(
                now,
                planned.release().service(),
                known ? Called.image(image) : image.tag().orElse("an image"),
                known ? Optional.of(image.digest()) : Optional.empty(),
                stops,
                cost,
                shelf.unseen());
    }

    private static <T> T known(Map<DeploymentPlan, T> all, DeploymentPlan plan) {
        return Objects.requireNonNull(all.get(plan));
    }

    private Stop stop(DeploymentPlan plan, Schedule schedule, Unseen unseen) {
        boolean later = schedule.wave().isAfter(records.now());
        Optional<EnvironmentClients> clients = reached.into(plan.environment().target());
        if (clients.isEmpty()) {
            unseen.add(
                    "account " + plan.environment().target().account(),
                    "these credentials do not lead there: name a profile that does by --also-profile");
            return stop(
                    plan, schedule, StopLook.Seen.NOTHING.meeting(schedule.turn(), later), Optional.empty(), unseen);
        }
        StopLook look = new StopLook(records, shelf, clients.get(), unseen);
        return stop(plan, schedule, look.at(plan).meeting(schedule.turn(), later), Optional.of(look), unseen);
    }

    private static Stop stop(
            DeploymentPlan plan, Schedule schedule, StopLook.Seen seen, Optional<StopLook> look, Unseen unseen) {
        Environment environment = plan.environment();
        Optional<Revision> blue = seen.blue();
        Optional<String> serves = look.flatMap(it -> blue.flatMap(of -> it.serves(plan, of)));
        Optional<List<String>> changes = look.flatMap(it -> blue.flatMap(of -> it.changes(plan, of)));
        Optional<Forecast> forecast =
                look.flatMap(it -> blue.flatMap(of -> it.baseline(plan, of))).flatMap(JudgeBaseline::forecast);
        return new Stop(
                environment.name(),
                environment.wave(),
                environment.target().account(),
                environment.target().region(),
                environment.target().backend().toString(),
                verdict(seen),
                Stream.concat(seen.faults().stream(), seen.waitsFor().stream())
                        .distinct()
                        .toList(),
                serves,
                changes,
                Stream.of(Gate.Before.values())
                        .flatMap(before -> environment.rules().gate(before).stream())
                        .map(PlanLook::asked)
                        .toList(),
                environment.rules().judge().isPresent(),
                forecast,
                schedule.wave(),
                schedule.steps(),
                schedule.earliest(),
                schedule.latest(),
                LongestRun.of(environment.rules()).inWords(),
                HistoryBudget.mostEvents(environment.rules()),
                unseen.all());
    }

    private static Verdict verdict(StopLook.Seen seen) {
        if (!seen.faults().isEmpty()) {
            return Verdict.REFUSED;
        }
        if (!seen.waitsFor().isEmpty()) {
            return Verdict.WAITS;
        }
        return seen.view().isPresent() ? Verdict.READY : Verdict.UNKNOWN;
    }

    private static Asked asked(Gate gate) {
        return new Asked(
                gate.before(),
                gate.approvers(),
                gate.required(),
                gate.separationOfDuties(),
                gate.expiresAfter().toSeconds());
    }
}
