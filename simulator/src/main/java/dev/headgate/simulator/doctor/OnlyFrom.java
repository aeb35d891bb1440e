package dev.headgate.simulator.doctor;

import java.util.List;

/** A check that can only be made with credentials of a certain account. */
record OnlyFrom(String account, Caller caller, Check check) implements Check {

    @Override
    public String name() {
        return check.name();
    }

    @Override
    public List<String> permissions() {
        return check.permissions();
    }

    @Override
    public Result run() {
        return caller.account().equals(account)
                ? check.run()
                : new Result.CannotTell(
                        "these are credentials of account " + caller.account(),
                        "Run doctor again with credentials of account " + account);
    }
}
