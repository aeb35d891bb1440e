package dev.headgate.handler;

import dev.headgate.config.window.Windows;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.window.ChangeCalendar;
import dev.headgate.deployment.window.Closures;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.deployment.window.FreezeStore;
import dev.headgate.deployment.window.Opening;
import dev.headgate.deployment.window.WindowRule;
import dev.headgate.release.DeploymentPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is closed by the configuration, by people's freezes and by a change calendar, each as it is now. */
public final class Doors implements WindowLook {

    private final FreezeStore freezes;
    private final ChangeCalendar calendar;

    public Doors(FreezeStore freezes, ChangeCalendar calendar) {
        this.freezes = freezes;
        this.calendar = calendar;
    }

    /** A rollback passes always: what it brings back has served before. */
    @Override
    public Opening at(Deployment deployment, Duration needs, Instant now) {
        DeploymentPlan plan = deployment.plan();
        return plan.release().rollback() ? new Opening.Open() : WindowRule.decide(closures(plan, now), needs, now);
    }

    private Closures closures(DeploymentPlan plan, Instant now) {
        Optional<Windows> windows = plan.environment().rules().windows();
        List<Freeze> holding = freezes.all().stream()
                .filter(it ->
                        it.holds(plan.release().service(), plan.environment().name(), now))
                .toList();
        return new Closures(windows, holding, windows.flatMap(Windows::calendar).map(calendar::state));
    }
}
