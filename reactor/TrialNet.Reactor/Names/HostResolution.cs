using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Names;

/// <summary>A name that the system is asked for.</summary>
internal sealed class HostResolution(ReactorBase reactor, IResolutionReceiver receiver, string hostName, int port, AddressFamily family)
    : ReactorResource(reactor, reactor.CaptureScope(), default), IHostResolution, IDeferredResource
{
    public string Name => hostName;

    public override string Kind => "name resolution";

    public override string Description => $"of {hostName} for {TypeName.Of(receiver.GetType())}";

    public override string HowToRelease => "Cancel()";

    public override bool IsReleasing => false;

    public Action? Released { get; set; }

    /// <summary>Whether the receiver hears nothing more.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>What asks the system.</summary>
    internal ThreadWork? Work { get; set; }

    public void Cancel()
    {
        Reactor.VerifyThread();
        if (!IsOver)
        {
            Leave();
            Work?.Release();
        }
    }

    public override void Release()
    {
        Reactor.VerifyThread();
        if (!IsOver)
        {
            Cancel();
            using var frame = Reactor.Enter(Scope);
            Released?.Invoke();
        }
    }

    /// <summary>Who waits for an answer gets the one that there is.</summary>
    internal override void DisconnectForShutdown()
    {
        Work?.Release();
        End([], new ReactorNotRunningException($"The {Reactor} shut down meanwhile."));
    }

    internal void Begin() => Tell(() => receiver.ResolutionBegan(this), nameof(IResolutionReceiver.ResolutionBegan));

    /// <summary>Delivers the answer, unless nobody wants it any more (R-RES-04).</summary>
    internal void End(IPAddress[] addresses, Exception? cause)
    {
        if (cause is not null && !IsOver && receiver is IResolutionErrorReceiver curious)
        {
            curious.ResolutionFailed(cause);
        }

        foreach (var address in addresses.Where(address => family is AddressFamily.Unspecified || family == address.AddressFamily))
        {
            if (!IsOver)
            {
                Tell(() => receiver.AddressResolved(new IPEndPoint(address, port)), nameof(IResolutionReceiver.AddressResolved));
            }
        }

        if (!IsOver)
        {
            Leave();
            Tell(receiver.ResolutionComplete, nameof(IResolutionReceiver.ResolutionComplete));
        }
    }

    private void Leave()
    {
        IsOver = true;
        Reactor.Forget(this);
    }

    private void Tell(Action call, string name)
    {
        using var frame = Reactor.Enter(Scope);
        try
        {
            call();
        }
        catch (Exception error)
        {
            ReactorBase.LogError(Scope, error, $"In {name} of {TypeName.Of(receiver.GetType())}");
        }
    }
}
