using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

public sealed class RepetitionChecksTests : CheckTest
{
    [Fact]
    public void D_14_06_a_subject_that_remembers_the_last_program()
    {
        var made = 0;
        Fails(DeferredRule.D_14_06, () => new FickleSubject(made++), "shows the same whenever it is run", "");
    }

    private sealed class FickleSubject(int number) : PassingSubject
    {
        protected override ISubjectDeferred Dress(ISubjectDeferred inner) => new Fickle(inner, number);

        private sealed class Fickle(ISubjectDeferred inner, int number) : PassingDeferred(inner)
        {
            public override void Callback(object? value) => base.Callback(number % 2 == 0 ? value : null);
        }
    }
}
