package dev.headgate.testing;

import dev.headgate.approval.ApprovalStore;

/** The twin is as strict as the store. */
class InMemoryApprovalStoreTest extends ApprovalStoreContract {

    private final ApprovalStore store = new InMemoryApprovalStore();

    @Override
    protected ApprovalStore store() {
        return store;
    }
}
