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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at what a release that is planned would come to in each of its environments. */
record PlanLook(Records records, ShelfSeen shelf, Reached reached) {

    PlanReport at(ReleasePlan.Deploy planned, Optional<PlanReport.Cost> cost) {
        Instant now = records.now();
        Instant begins = now;
        Instant atLatest = now;
        List<Stop> stops = new ArrayList<>();
        for (ReleasePlan.Wave wave : planned.waves()) {
            List<Stop> ofWave = new ArrayList<>();
            for (DeploymentPlan plan : wave.deployments()) {
                ofWave.add(stop(plan, new Schedule(plan.environment().rules(), begins, atLatest)));
            }
            begins = last(ofWave.stream().map(Stop::earliest), begins);
            atLatest = last(ofWave.stream().map(Stop::latest), atLatest);
            stops.addAll(ofWave);
        }
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

    private Stop stop(DeploymentPlan plan, Schedule schedule) {
        Unseen unseen = new Unseen();
        Optional<EnvironmentClients> clients = reached.into(plan.environment().target());
        if (clients.isEmpty()) {
            unseen.add(
                    "account " + plan.environment().target().account(),
                    "these credentials do not lead there: name a profile that does by --also-profile");
            return stop(plan, schedule, Optional.empty(), Optional.empty(), unseen);
        }
        StopLook look = new StopLook(records, shelf, clients.get(), unseen);
        return stop(plan, schedule, Optional.of(look.at(plan)), Optional.of(look), unseen);
    }

    private static Stop stop(
            DeploymentPlan plan,
            Schedule schedule,
            Optional<StopLook.Seen> seen,
            Optional<StopLook> look,
            Unseen unseen) {
        Environment environment = plan.environment();
        Optional<Revision> blue = seen.flatMap(StopLook.Seen::blue);
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
                seen.map(it -> Stream.concat(it.faults().stream(), it.waitsFor().stream())
                                .distinct()
                                .toList())
                        .orElse(List.of()),
                serves,
                changes,
                Stream.of(Gate.Before.values())
                        .flatMap(before -> environment.rules().gate(before).stream())
                        .map(PlanLook::asked)
                        .toList(),
                environment.rules().judge().isPresent(),
                forecast,
                schedule.steps(),
                schedule.earliest(),
                schedule.latest(),
                LongestRun.of(environment.rules()).inWords(),
                HistoryBudget.mostEvents(environment.rules()),
                unseen.all());
    }

    private static Verdict verdict(Optional<StopLook.Seen> seen) {
        if (seen.filter(it -> !it.faults().isEmpty()).isPresent()) {
            return Verdict.REFUSED;
        }
        if (seen.flatMap(StopLook.Seen::waitsFor).isPresent()) {
            return Verdict.WAITS;
        }
        return seen.flatMap(StopLook.Seen::view).isPresent() ? Verdict.READY : Verdict.UNKNOWN;
    }

    private static Asked asked(Gate gate) {
        return new Asked(
                gate.before(),
                gate.approvers(),
                gate.required(),
                gate.separationOfDuties(),
                gate.expiresAfter().toSeconds());
    }

    private static Instant last(Stream<Instant> ends, Instant otherwise) {
        return ends.reduce((one, other) -> one.isAfter(other) ? one : other).orElse(otherwise);
    }
}
