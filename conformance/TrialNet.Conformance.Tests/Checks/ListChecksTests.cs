using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

public sealed class ListChecksTests : CheckTest
{
    [Fact]
    public void D_7_02_timeouts_that_do_not_say_how_long() => Fails(
        DeferredRule.D_7_02, static () => new WordlessSubject(), "names that time", "Too late.");

    [Fact]
    public void D_8_13_lists_that_are_edited() => Fails(
        DeferredRule.D_8_13, static () => new EditingSubject(), "stays as it is", "changed");

    [Fact]
    public void D_8_18_sequences_that_are_read_twice() => Fails(
        DeferredRule.D_8_18, static () => new ReadingSubject(), "reads its sequence of members once", "it is read 2 times");

    private sealed class WordlessSubject : PassingSubject
    {
        public override ISubjectDeferred AddTimeout(
            ISubjectDeferred deferred, TimeSpan timeout, Func<object?, Exception?, TimeSpan, object?>? hook) =>
            base.AddTimeout(deferred, timeout, static (_, _, _) => throw new TimeoutException("Too late."));
    }

    /// <summary>Its lists look different each time that one looks.</summary>
    private sealed class EditingSubject : PassingSubject
    {
        private int _looks;

        public override object? View(object? value) =>
            base.View(value) is ListedOutcomes ? new ListedValues([_looks++ == 0 ? "first" : "changed"]) : base.View(value);
    }

    private sealed class ReadingSubject : PassingSubject
    {
        public override ISubjectDeferred NewList(IEnumerable<ISubjectDeferred> members, ListFlags flags) =>
            members.Any() ? base.NewList(members, flags) : base.NewList([], flags);
    }
}
