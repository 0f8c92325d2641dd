namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>A reactor that promises to answer signals, and cannot.</summary>
public sealed class ReactorWithoutHandlers : ReactorWithSignals
{
    public override void Run(bool installSignalHandlers) =>
        throw new PlatformNotSupportedException("no handlers on this machine");
}
