using System.Text;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A process protocol that writes down what it hears.</summary>
/// <param name="scene">Where it runs.</param>
internal sealed class ProcessPlay(ReactorScene scene) : IProcessProtocol
{
    private readonly Dictionary<int, List<byte>> _output = [];

    /// <summary>Called with the process when it was started.</summary>
    internal Action<IProcessTransport>? Started { get; init; }

    /// <summary>Called with what comes.</summary>
    internal Action<int, byte[]>? Received { get; init; }

    /// <summary>Called when the process has exited.</summary>
    internal Action<IProcessTransport>? Exited { get; init; }

    /// <summary>Called when all is over; the reactor is stopped if nothing is said.</summary>
    internal Action? Ended { get; init; }

    /// <summary>What happened, without the data: <c>start</c>, <c>lost 1</c>, <c>exit</c>, <c>end</c>.</summary>
    internal List<string> Events { get; } = [];

    internal IProcessTransport? Process { get; private set; }

    /// <summary>The number of the process when it began.</summary>
    internal int? Pid { get; private set; }

    internal Exception? Reason { get; private set; }

    internal string Output(int descriptor) => Encoding.UTF8.GetString([.. _output.GetValueOrDefault(descriptor, [])]);

    public void MakeConnection(IProcessTransport process)
    {
        Process = process;
        Pid = process.Pid;
        Events.Add("start");
        scene.Guard(() => Started?.Invoke(process));
    }

    public void ChildDataReceived(int childDescriptor, ReadOnlySpan<byte> data)
    {
        if (!_output.TryGetValue(childDescriptor, out var bytes))
        {
            bytes = _output[childDescriptor] = [];
        }

        bytes.AddRange(data);
        if (Events[^1] != $"data {childDescriptor}")
        {
            Events.Add($"data {childDescriptor}");
        }

        var copy = data.ToArray();
        scene.Guard(() => Received?.Invoke(childDescriptor, copy));
    }

    public void ChildConnectionLost(int childDescriptor) => Events.Add($"lost {childDescriptor}");

    public void ProcessExited(Failure reason)
    {
        Events.Add("exit");
        scene.Guard(() => Exited?.Invoke(Process!));
    }

    public void ProcessEnded(Failure reason)
    {
        Reason = reason.Value;
        Events.Add("end");
        if (Ended is null)
        {
            Turns.After(scene.Reactor, 2, scene.Reactor.Stop);
        }
        else
        {
            scene.Guard(Ended);
        }
    }

    public override string ToString() => string.Join(", ", Events);

    /// <summary>The reason of the end, in few words.</summary>
    internal string ReasonText => Reason switch
    {
        ProcessDoneException => "done",
        ProcessTerminatedException { Signal: { } signal } => $"signal {signal}",
        ProcessTerminatedException { ExitCode: { } code } => $"code {code}",
        null => "none",
        var other => other.GetType().Name,
    };
}
