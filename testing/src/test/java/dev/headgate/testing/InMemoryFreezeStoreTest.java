package dev.headgate.testing;

import dev.headgate.deployment.window.FreezeStore;

class InMemoryFreezeStoreTest extends FreezeStoreContract {

    private final FreezeStore freezes = new InMemoryFreezeStore();

    @Override
    protected FreezeStore freezes() {
        return freezes;
    }
}
