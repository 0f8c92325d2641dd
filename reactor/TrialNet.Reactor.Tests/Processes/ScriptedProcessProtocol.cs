using System.Text;
using TrialNet.Defer;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Tests.Processes;

/// <summary>A protocol of a process that does what a test says, and writes down what happened to it.</summary>
internal sealed class ScriptedProcessProtocol : ProcessProtocol
{
    private readonly Dictionary<int, MemoryStream> _data = [];

    internal List<string> Events { get; } = [];

    internal Failure? Reason { get; private set; }

    internal Action<ScriptedProcessProtocol>? OnMade { get; set; }

    internal Action<ScriptedProcessProtocol, int>? OnData { get; set; }

    internal Action<ScriptedProcessProtocol, int>? OnLost { get; set; }

    internal Action<ScriptedProcessProtocol>? OnExited { get; set; }

    internal Action<ScriptedProcessProtocol>? OnEnded { get; set; }

    internal string Out => Text(1);

    internal string Err => Text(2);

    public override void ConnectionMade()
    {
        Events.Add("made");
        OnMade?.Invoke(this);
    }

    public override void ChildDataReceived(int childDescriptor, ReadOnlySpan<byte> data)
    {
        Assert.False(data.IsEmpty);
        if (!string.Equals(Events[^1], $"data {childDescriptor}", StringComparison.Ordinal))
        {
            Events.Add($"data {childDescriptor}");
        }

        if (!_data.TryGetValue(childDescriptor, out var stream))
        {
            _data.Add(childDescriptor, stream = new MemoryStream());
        }

        stream.Write(data);
        OnData?.Invoke(this, childDescriptor);
    }

    public override void ChildConnectionLost(int childDescriptor)
    {
        Events.Add($"lost {childDescriptor}");
        OnLost?.Invoke(this, childDescriptor);
    }

    public override void ProcessExited(Failure reason)
    {
        Events.Add("exited");
        Reason = reason;
        OnExited?.Invoke(this);
    }

    public override void ProcessEnded(Failure reason)
    {
        Events.Add("ended");
        Assert.Same(Reason, reason);
        OnEnded?.Invoke(this);
    }

    internal string Text(int childDescriptor) => Encoding.UTF8.GetString(Bytes(childDescriptor));

    internal byte[] Bytes(int childDescriptor) => _data.TryGetValue(childDescriptor, out var stream) ? stream.ToArray() : [];
}
