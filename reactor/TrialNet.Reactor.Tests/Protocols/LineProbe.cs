using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>Writes down the lines and the raw bytes that it gets, and does what a test says.</summary>
internal sealed class LineProbe : LineReceiver
{
    internal List<string> Events { get; } = [];

    internal Action<string>? OnLine { get; set; }

    internal SpanAction? OnRaw { get; set; }

    internal bool KeepsConnection { get; set; }

    internal delegate void SpanAction(ReadOnlySpan<byte> data);

    public override void LineReceived(ReadOnlySpan<byte> line)
    {
        Events.Add(Frames.Text(line));
        OnLine?.Invoke(Frames.Text(line));
    }

    public override void RawDataReceived(ReadOnlySpan<byte> data)
    {
        Assert.False(data.IsEmpty);
        if (OnRaw is null)
        {
            Events.Add($"raw {Frames.Text(data)}");
        }
        else
        {
            OnRaw(data);
        }
    }

    public override void LineLengthExceeded(ReadOnlySpan<byte> line)
    {
        Events.Add($"too long {Frames.Text(line)}");
        if (!KeepsConnection)
        {
            base.LineLengthExceeded(line);
        }
    }
}
