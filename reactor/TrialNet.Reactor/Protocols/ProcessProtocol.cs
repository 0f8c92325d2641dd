using System.Diagnostics.CodeAnalysis;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>What to derive the protocol of a child process from: each method does nothing until it is overridden.</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
public abstract class ProcessProtocol : IProcessProtocol
{
    private IProcessTransport? _transport;

    /// <summary>The process; there from <see cref="ConnectionMade"/> on.</summary>
    /// <exception cref="InvalidOperationException">No process has been started yet.</exception>
    public IProcessTransport Transport =>
        _transport ?? throw new InvalidOperationException($"{TypeName.Of(GetType())} has no process before one is started for it.");

    /// <summary>Keeps the process and calls <see cref="ConnectionMade"/>.</summary>
    /// <param name="process">The process.</param>
    [MemberNotNull(nameof(_transport))]
    public void MakeConnection(IProcessTransport process)
    {
        ArgumentNullException.ThrowIfNull(process);
        _transport = process;
        ConnectionMade();
    }

    /// <summary>The process is started, and <see cref="Transport"/> can be used.</summary>
    public virtual void ConnectionMade()
    {
    }

    /// <summary>Calls <see cref="OutReceived"/> for the child's descriptor 1 and <see cref="ErrReceived"/> for 2.</summary>
    /// <inheritdoc/>
    public virtual void ChildDataReceived(int childDescriptor, ReadOnlySpan<byte> data)
    {
        switch (childDescriptor)
        {
            case 1:
                OutReceived(data);
                break;
            case 2:
                ErrReceived(data);
                break;
        }
    }

    /// <summary>Takes what the child wrote to its standard output.</summary>
    /// <param name="data">Valid during the call only.</param>
    public virtual void OutReceived(ReadOnlySpan<byte> data)
    {
    }

    /// <summary>Takes what the child wrote to its standard error.</summary>
    /// <param name="data">Valid during the call only.</param>
    public virtual void ErrReceived(ReadOnlySpan<byte> data)
    {
    }

    /// <summary>Calls <see cref="InConnectionLost"/> for 0, <see cref="OutConnectionLost"/> for 1 and so on.</summary>
    /// <inheritdoc/>
    public virtual void ChildConnectionLost(int childDescriptor)
    {
        switch (childDescriptor)
        {
            case 0:
                InConnectionLost();
                break;
            case 1:
                OutConnectionLost();
                break;
            case 2:
                ErrConnectionLost();
                break;
        }
    }

    /// <summary>The child's standard input is closed.</summary>
    public virtual void InConnectionLost()
    {
    }

    /// <summary>The child's standard output is closed.</summary>
    public virtual void OutConnectionLost()
    {
    }

    /// <summary>The child's standard error is closed.</summary>
    public virtual void ErrConnectionLost()
    {
    }

    /// <inheritdoc/>
    public virtual void ProcessExited(Failure reason)
    {
    }

    /// <inheritdoc/>
    public virtual void ProcessEnded(Failure reason)
    {
    }
}
