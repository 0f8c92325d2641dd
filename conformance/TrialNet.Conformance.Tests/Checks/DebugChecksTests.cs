using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Tests.Checks;

/// <summary>Debug mode is one switch for the process: these tests run while no others do.</summary>
[Collection(AloneCollection.Name)]
public sealed class DebugChecksTests : CheckTest
{
    [Fact]
    public void D_3_03_a_mode_that_does_nothing() => Fails(
        DeferredRule.D_3_03,
        static () => new SwitchlessSubject(),
        "has the stacks of making and of first firing when debug mode is on",
        "fired again");

    [Fact]
    public void D_12_04_a_mode_that_does_nothing() => Fails(
        DeferredRule.D_12_04,
        static () => new SwitchlessSubject(),
        "has the stack of firing when debug mode is off at creation and on at firing",
        "Unhandled");

    private sealed class SwitchlessSubject : PassingSubject
    {
        public override bool IsDebugging
        {
            get => false;
            set
            {
            }
        }
    }
}
