package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Access;
import dev.headgate.cli.installation.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts that can be looked into. */
final class Accounts {

    private final Map<String, Access<DoctorClients>> byId = new LinkedHashMap<>();

    /** @param accesses at least one; of several into one account, the first counts */
    Accounts(List<Access<DoctorClients>> accesses) {
        accesses.forEach(it -> byId.putIfAbsent(it.caller().account(), it));
    }

    /** Taken for the tooling account where the configuration names none. */
    String first() {
        return callers().getFirst().account();
    }

    List<Caller> callers() {
        return byId.values().stream().map(Access::caller).toList();
    }

    Optional<DoctorClients> in(String account) {
        return Optional.ofNullable(byId.get(account)).map(Access::clients);
    }

    /** Empty where its credentials come from no profile that was named. */
    Optional<String> profileOf(String account) {
        return Optional.ofNullable(byId.get(account)).flatMap(Access::profile);
    }

    /** As they were named on the command line. */
    List<String> profiles() {
        return byId.values().stream().flatMap(it -> it.profile().stream()).toList();
    }
}
