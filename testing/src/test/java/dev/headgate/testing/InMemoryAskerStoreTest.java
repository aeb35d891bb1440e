package dev.headgate.testing;

import dev.headgate.asker.AskerStore;

class InMemoryAskerStoreTest extends AskerStoreContract {

    private final AskerStore askers = new InMemoryAskerStore();

    @Override
    protected AskerStore askers() {
        return askers;
    }
}
