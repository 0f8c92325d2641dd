using System.Runtime.InteropServices;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>Somebody's reactor that answers signals.</summary>
public class ReactorWithSignals : DelegatingReactor, IReactorSignals
{
    public PosixSignal? ExitSignal => InnerSignals.ExitSignal;

    private IReactorSignals InnerSignals => (IReactorSignals)InnerTcp;

    public virtual void Run(bool installSignalHandlers) => InnerSignals.Run(installSignalHandlers);
}
