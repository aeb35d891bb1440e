package dev.headgate.cli.look.plan;

import dev.headgate.config.window.Windows;
import dev.headgate.deployment.window.CalendarState;
import dev.headgate.deployment.window.ChangeCalendar;
import dev.headgate.deployment.window.Closures;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.deployment.window.FreezeStore;
import dev.headgate.release.DeploymentPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can close an environment to a release: its windows, people's freezes, and a change calendar. */
record DoorsSeen(FreezeStore freezes, ChangeCalendar calendar) {

    /** As it is now; a freeze or a calendar that cannot be read is noted, and keeps nothing closed. */
    Outlook outlook(DeploymentPlan plan, Instant now, Unseen unseen) {
        Optional<Windows> windows = plan.environment().rules().windows();
        Closures closures = new Closures(
                windows,
                holding(plan, now, unseen),
                windows.flatMap(Windows::calendar).flatMap(name -> state(name, unseen)));
        return new Outlook(closures);
    }

    private List<Freeze> holding(DeploymentPlan plan, Instant now, Unseen unseen) {
        return unseen.look("whether somebody has frozen it", freezes::all).orElse(List.of()).stream()
                .filter(it ->
                        it.holds(plan.release().service(), plan.environment().name(), now))
                .toList();
    }

    private Optional<CalendarState> state(String name, Unseen unseen) {
        CalendarState state = calendar.state(name);
        if (state instanceof CalendarState.Unreadable(String why)) {
            unseen.add("the change calendar " + name, why);
            return Optional.empty();
        }
        return Optional.of(state);
    }
}
