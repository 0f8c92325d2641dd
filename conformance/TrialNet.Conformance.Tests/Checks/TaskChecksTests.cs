using TrialNet.Conformance.Product;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

public sealed class TaskChecksTests : CheckTest
{
    [Fact]
    public void D_9_04_values_that_become_a_success() => Fails(
        DeferredRule.D_9_04, static () => new LenientSubject(), "neither a Deferred nor a task (null) throws", "a Deferred");

    [Fact]
    public void D_9_05_results_that_are_only_looked_at() => Fails(
        DeferredRule.D_9_05, static () => new LookingSubject(), "gets null, since the task has taken the result", "the value");

    [Fact]
    public void D_9_06_tokens_that_nobody_looks_at() => Fails(
        DeferredRule.D_9_06, static () => new DeafSubject(), "cancelling through the token cancels the Deferred", "not been fired", patience: TimeSpan.FromSeconds(10));

    [Fact]
    public void D_9_07_tasks_that_are_not_asked_to_end() => Fails(
        DeferredRule.D_9_07, static () => new DeafSubject(), "Cancel asks the task to end", "no cancellation is requested");

    [Fact]
    public void D_9_07_tasks_that_fire_on_their_own_thread() => Fails(
        DeferredRule.D_9_07, static () => new StraySubject(), "is fired on the owner's", "another thread");

    private sealed class LenientSubject : PassingSubject
    {
        public override ISubjectDeferred Ensure(object? value)
        {
            try
            {
                return base.Ensure(value);
            }
            catch (ArgumentException)
            {
                return Product.Succeed(value);
            }
        }
    }

    private sealed class LookingSubject : PassingSubject
    {
        public override Task<object?> AsTask(ISubjectDeferred deferred, CancellationToken cancellation)
        {
            var source = new TaskCompletionSource<object?>();
            deferred.AddBoth((value, error) =>
            {
                if (error is null)
                {
                    source.SetResult(value);
                    return value;
                }

                source.SetException(error);
                return new ReturnedFailure(error);
            });
            return source.Task;
        }
    }

    private sealed class DeafSubject : PassingSubject
    {
        public override Task<object?> AsTask(ISubjectDeferred deferred, CancellationToken cancellation) =>
            base.AsTask(deferred, CancellationToken.None);

        public override ISubjectDeferred FromTask(Task<object?> task, CancellationTokenSource? cancellation) =>
            cancellation is null ? base.FromTask(task, null) : base.FromTask(task, new CancellationTokenSource());
    }

    private sealed class StraySubject : PassingSubject
    {
        private readonly ProductSubject _ownerless = new();
        private bool _isOwned;

        public override IDisposable Own()
        {
            _isOwned = true;
            return base.Own();
        }

        public override ISubjectDeferred FromTask(Task<object?> task, CancellationTokenSource? cancellation)
        {
            if (!_isOwned)
            {
                return base.FromTask(task, cancellation);
            }

            var deferred = _ownerless.NewReporting();
            _ = task.ContinueWith(
                ended =>
                {
                    if (ended.IsCompletedSuccessfully)
                    {
                        deferred.Callback(ended.GetAwaiter().GetResult());
                    }
                    else
                    {
                        deferred.Errback(ended.Exception?.InnerException ?? new TaskCanceledException(ended));
                    }
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            return deferred;
        }

        protected override void Dispose(bool disposing)
        {
            // Made first, since initializers of a derived class come before the base.
            base.Dispose(disposing);
            _ownerless.Dispose();
        }
    }
}
