using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

public sealed class LockChecksTests : CheckTest
{
    [Fact]
    public void D_11_10_file_locks_without_a_limit() => Fails(
        DeferredRule.D_11_10, static () => new PatientSubject(), "at its limit a file lock fails", "not called");

    [Fact]
    public void D_11_10_file_locks_that_are_asked_twice() => Fails(
        DeferredRule.D_11_10, static () => new ForgetfulSubject(), "asking a file lock that is trying already fails", "nothing");

    [Fact]
    public void D_11_11_blocks_that_release_only_at_their_end() => Fails(
        DeferredRule.D_11_11, static () => new CarelessSubject(), "block of a semaphore that throws the lock is released", "not called");

    [Fact]
    public void D_11_11_blocks_that_swallow() => Fails(
        DeferredRule.D_11_11, static () => new SwallowingSubject(), "is not swallowed", "the value null");

    private sealed class PatientSubject : PassingSubject
    {
        public override ISubjectDeferred AcquireFileLock(object fileLock, TimeSpan? timeout) => base.AcquireFileLock(fileLock, null);
    }

    private sealed class ForgetfulSubject : PassingSubject
    {
        private readonly HashSet<object> _tried = [];

        public override ISubjectDeferred AcquireFileLock(object fileLock, TimeSpan? timeout) =>
            _tried.Add(fileLock) || timeout is not null ? base.AcquireFileLock(fileLock, timeout) : Retry(fileLock);

        private ISubjectDeferred Retry(object fileLock)
        {
            var tried = base.AcquireFileLock(fileLock, null);
            return tried.IsCalled ? tried.Add(null, static _ => "nothing") : tried;
        }
    }

    private sealed class CarelessSubject : PassingSubject
    {
        public override ISubjectDeferred Use(object gate, bool awaits, Func<ISubjectDeferred?> function) =>
            Acquire(gate).Add(_ => function(), null).Add(
                value =>
                {
                    Release(gate);
                    return value;
                },
                null);
    }

    private sealed class SwallowingSubject : PassingSubject
    {
        public override ISubjectDeferred Use(object gate, bool awaits, Func<ISubjectDeferred?> function) =>
            base.Use(gate, awaits, function).Add(null, static _ => null);
    }
}
