using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

public sealed class UnhandledChecksTests : CheckTest
{
    [Fact]
    public void D_12_01_failures_that_are_never_reported() => Fails(
        DeferredRule.D_12_01,
        static () => new KeepingSubject(),
        "is reported once when its Deferred is unreachable",
        "it is reported 0 times");

    [Fact]
    public void D_12_01_failures_that_are_reported_twice() => Fails(
        DeferredRule.D_12_01, static () => new RepeatingSubject(), "is reported once", "it is reported 2 times");

    [Fact]
    public void D_12_01_failures_that_were_handled() => Fails(
        DeferredRule.D_12_01,
        static () => new EagerSubject(),
        "what was handled, handed on, or is still reachable is not reported",
        "is reported");

    [Fact]
    public void D_12_06_reports_on_the_finalizers_thread() => Fails(
        DeferredRule.D_12_06, static () => new StraySubject(), "waits for the owner's", "does something else");

    private sealed class KeepingSubject : PassingSubject
    {
        private readonly List<ISubjectDeferred> _kept = [];

        public override ISubjectDeferred NewReporting()
        {
            _kept.Add(base.NewReporting());
            return _kept[^1];
        }
    }

    private sealed class RepeatingSubject : PassingSubject
    {
        public override IReadOnlyList<(Exception Error, int ThreadId)> TakeReports() =>
            [.. base.TakeReports().SelectMany(static report => new[] { report, report })];
    }

    /// <summary>Reports whatever Errback was given.</summary>
    private sealed class EagerSubject : PassingSubject
    {
        private readonly List<Exception> _given = [];

        public override ISubjectDeferred NewReporting() => new Eager(base.NewReporting(), _given);

        public override IReadOnlyList<(Exception Error, int ThreadId)> TakeReports()
        {
            var reports = base.TakeReports().Concat(_given.Where(static error => !error.Message.Contains(" of ", StringComparison.Ordinal))
                .Select(static error => (error, 0))).ToList();
            _given.Clear();
            return reports;
        }

        private sealed class Eager(ISubjectDeferred inner, List<Exception> given) : PassingDeferred(inner)
        {
            public override void Errback(Exception error)
            {
                given.Add(error);
                base.Errback(error);
            }
        }
    }

    private sealed class StraySubject : PassingSubject
    {
        public override IDisposable Own() => new MemoryStream();
    }
}
