using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Tests.Checks;

public sealed class FiringChecksTests : CheckTest
{
    [Fact]
    public void D_3_03_places_that_are_always_the_same() => Fails(
        DeferredRule.D_3_03,
        static () => new OnePlaceSubject(),
        "names the place where the Deferred was made (Making.cs:101)",
        "Making.cs:100");

    [Fact]
    public void D_3_08_cancellers_that_are_kept() => Fails(
        DeferredRule.D_3_08, static () => new KeepingSubject(), "can be collected after Callback", "still referred to");

    [Fact]
    public void D_3_09_refusals_that_nobody_sees() => Fails(
        DeferredRule.D_3_09, static () => new SilentSubject(), "exactly one is refused", "neither is");

    [Fact]
    public void D_3_09_owners_that_own_nothing() => Fails(
        DeferredRule.D_3_09, static () => new OwnerlessSubject(), "throws the exception for a wrong thread", "nothing thrown");

    [Fact]
    public void D_4_05_a_zero_for_what_was_taken() => Fails(
        DeferredRule.D_4_05, static () => new ZeroSubject(), "does not run its next callback", "as if there were a number");

    [Fact]
    public void Calls_that_do_not_return() => Fails(
        DeferredRule.D_1_05,
        static () => new HangingSubject(),
        "every call comes to an end",
        "had not returned",
        TimeSpan.FromMilliseconds(50));

    [Fact]
    public void Adapters_that_throw() => Fails(
        DeferredRule.D_1_05,
        static () => throw new FormatException("no subject"),
        "nothing is thrown but what the rules name",
        "FormatException: no subject");

    [Fact]
    public void Subjects_that_show_nothing() => Assert.Equal(
        "the subject does not show its failures (IHasFailures)", Judge(DeferredRule.D_13_01, static () => new RecursiveSubject()).Actual);

    private sealed class OnePlaceSubject : PassingSubject
    {
        public override ISubjectDeferred NewDeferredAt(int place) => base.NewDeferredAt(0);
    }

    private sealed class KeepingSubject : PassingSubject
    {
        private readonly List<object?> _cancellers = [];

        public override ISubjectDeferred NewDeferred(Action<ISubjectDeferred>? canceller)
        {
            _cancellers.Add(canceller);
            return base.NewDeferred(canceller);
        }
    }

    private sealed class SilentSubject : PassingSubject
    {
        protected override ISubjectDeferred Dress(ISubjectDeferred inner) => new Silent(inner);

        private sealed class Silent(ISubjectDeferred inner) : PassingDeferred(inner)
        {
            public override void Callback(object? value) => Try(() => base.Callback(value));

            public override void Errback(Exception error) => Try(() => base.Errback(error));

            private static void Try(Action fire)
            {
                try
                {
                    fire();
                }
                catch (AlreadyCalledException)
                {
                    // Somebody else was first.
                }
            }
        }
    }

    private sealed class OwnerlessSubject : PassingSubject
    {
        public override IDisposable Own() => new MemoryStream();
    }

    private sealed class ZeroSubject : PassingSubject
    {
        public override ISubjectDeferred NewNumber() => new Zero(Product.NewDeferred(null));

        protected override ISubjectDeferred Dress(ISubjectDeferred inner) => new PassingDeferred(inner);

        private sealed class Zero(ISubjectDeferred inner) : PassingDeferred(inner)
        {
            public override ISubjectDeferred Add(Func<object?, object?>? callback, Func<Exception, object?>? errback) =>
                base.Add(callback is null ? null : value => callback(value ?? 0), errback);

            public override ISubjectDeferred AddBoth(Func<object?, Exception?, object?> callback) =>
                base.AddBoth((value, error) => callback(error is null ? value ?? 0 : null, error));
        }
    }

    private sealed class HangingSubject : PassingSubject
    {
        protected override ISubjectDeferred Dress(ISubjectDeferred inner) => new Hanging(inner);

        private sealed class Hanging(ISubjectDeferred inner) : PassingDeferred(inner)
        {
            public override void Callback(object? value) => new ManualResetEventSlim().Wait();
        }
    }
}
