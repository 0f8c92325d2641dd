using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A descriptor that does what a test says and writes down what happens to it.</summary>
internal sealed class ScriptedDescriptor(int number) : IReadDescriptor, IWriteDescriptor
{
    private int _number = number;

    public int FileNumber
    {
        get
        {
            Asked++;
            return _number;
        }
        set => _number = value;
    }

    internal List<string> Events { get; } = [];

    /// <summary>How often it was asked for its number.</summary>
    internal int Asked { get; private set; }

    internal Func<Exception?>? OnRead { get; set; }

    internal Func<Exception?>? OnWrite { get; set; }

    internal Action? OnLost { get; set; }

    internal Exception? Reason { get; private set; }

    public Exception? DoRead()
    {
        Events.Add("read");
        return OnRead?.Invoke();
    }

    public Exception? DoWrite()
    {
        Events.Add("write");
        return OnWrite?.Invoke();
    }

    public void ConnectionLost(Failure reason)
    {
        Events.Add("lost");
        Reason = reason.Value;
        OnLost?.Invoke();
    }
}
