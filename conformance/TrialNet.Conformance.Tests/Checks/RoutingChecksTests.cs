using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Tests.Checks;

public sealed class RoutingChecksTests : CheckTest
{
    [Fact]
    public void D_1_05_pairs_that_run_on_another_thread() => Fails(
        DeferredRule.D_1_05, static () => new ElsewhereSubject(waits: true), "runs on the thread that calls Callback", "another thread");

    [Fact]
    public void D_1_05_pairs_that_run_later() => Fails(
        DeferredRule.D_1_05, static () => new ElsewhereSubject(waits: false), "has run once when Callback returns", "not called");

    [Fact]
    public void D_2_06_exceptions_that_are_copied() => Fails(
        DeferredRule.D_2_06, static () => new CopyingSubject(), "passes callbacks as the very same object", "on the way");

    [Fact]
    public void D_2_06_failures_that_are_wrapped_anew() => Fails(
        DeferredRule.D_2_06, static () => new RewrappingSubject(), "the failure of a Deferred", "another failure object");

    [Fact]
    public void D_2_09_a_subject_that_is_right() => Passes(DeferredRule.D_2_09, static () => new PassingSubject());

    [Fact]
    public void D_2_09_arguments_that_both_sides_share() => Fails(
        DeferredRule.D_2_09,
        static () => new SharingSubject(),
        "the errback of a Deferred that has been fired already gets its own arguments",
        "it gets");

    [Fact]
    public void D_2_12_errback_with_nothing() => Fails(
        DeferredRule.D_2_12, static () => new LenientSubject(), "Errback without anything to wrap throws", "it returns");

    [Fact]
    public void D_2_13_aggregates_that_are_opened() => Fails(
        DeferredRule.D_2_13, static () => new OpeningSubject(), "a AggregateException that a callback", "InvalidOperationException");

    /// <summary>Fires on a thread of its own, and waits for it or not.</summary>
    internal sealed class ElsewhereSubject(bool waits) : PassingSubject
    {
        protected override ISubjectDeferred Dress(ISubjectDeferred inner) => new Elsewhere(inner, waits);

        private sealed class Elsewhere(ISubjectDeferred inner, bool waits) : PassingDeferred(inner)
        {
            public override void Callback(object? value)
            {
                // Or nobody ever comes to it.
                if (waits)
                {
                    var thread = new Thread(() => base.Callback(value));
                    thread.Start();
                    thread.Join();
                }
            }
        }
    }

    private sealed class CopyingSubject : PassingSubject
    {
        protected override ISubjectDeferred Dress(ISubjectDeferred inner) => new Copying(inner);

        private sealed class Copying(ISubjectDeferred inner) : PassingDeferred(inner)
        {
            public override void Errback(Exception error) => base.Errback(new InvalidOperationException("copied on the way"));
        }
    }

    private sealed class RewrappingSubject : PassingSubject
    {
        public override void AddErrback(ISubjectDeferred deferred, Action<ISubjectFailure> errback) =>
            base.AddErrback(deferred, failure => errback(base.NewFailure(failure.Value)));
    }

    private sealed class SharingSubject : PassingSubject
    {
        public override void Add(
            ISubjectDeferred deferred,
            Func<object?, IReadOnlyList<object?>, object?> callback,
            IReadOnlyList<object?>? arguments,
            Func<Exception, IReadOnlyList<object?>, object?> errback,
            IReadOnlyList<object?>? errbackArguments) =>
            base.Add(deferred, callback, arguments, errback, errbackArguments ?? arguments);
    }

    private sealed class LenientSubject : PassingSubject
    {
        protected override ISubjectDeferred Dress(ISubjectDeferred inner) => new Lenient(inner);

        private sealed class Lenient(ISubjectDeferred inner) : PassingDeferred(inner)
        {
            public override void Errback(Exception error) => base.Errback(error ?? new CancelledException());
        }
    }

    private sealed class OpeningSubject : PassingSubject
    {
        protected override ISubjectDeferred Dress(ISubjectDeferred inner) => new Opening(inner);

        private sealed class Opening(ISubjectDeferred inner) : PassingDeferred(inner)
        {
            public override ISubjectDeferred Add(Func<object?, object?>? callback, Func<Exception, object?>? errback) => base.Add(
                callback is null ? null : value =>
                {
                    try
                    {
                        return callback(value);
                    }
                    catch (AggregateException error) when (error.InnerException is not null)
                    {
                        throw error.InnerException;
                    }
                },
                errback);
        }
    }
}
