using Microsoft.Win32.SafeHandles;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>Stands between a connection and a protocol, and sees what goes either way: a policy overrides what it wants to change.</summary>
/// <remarks>
/// A <see cref="WrappingFactory"/> puts it in place, so that the connection finds half-close, handshake and descriptor notifications
/// exactly if the protocol inside has them, and the protocol a transport of the kind that there is (R-EP-07). Threading: the reactor's own thread.
/// </remarks>
/// <param name="wrappedProtocol">The protocol inside.</param>
public class ProtocolWrapper(IProtocol wrappedProtocol) : IProtocolWrapper
{
    private ITransport? _transport;

    /// <inheritdoc/>
    public IProtocol WrappedProtocol { get; } = wrappedProtocol ?? throw new ArgumentNullException(nameof(wrappedProtocol));

    /// <summary>The transport of the connection.</summary>
    /// <exception cref="InvalidOperationException">There is no connection yet.</exception>
    public ITransport Transport => _transport ?? throw new InvalidOperationException($"{TypeName.Of(GetType())} has no transport before its connection is made.");

    /// <summary>Keeps the transport, and gives the protocol one that leads through this wrapper.</summary>
    /// <param name="transport">The transport.</param>
    public virtual void MakeConnection(ITransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        _transport = transport;
        WrappedProtocol.MakeConnection(WrapTransport(transport));
    }

    /// <inheritdoc/>
    public virtual void DataReceived(ReadOnlySpan<byte> data) => WrappedProtocol.DataReceived(data);

    /// <inheritdoc/>
    public virtual void ConnectionLost(Failure reason) => WrappedProtocol.ConnectionLost(reason);

    /// <summary>The peer sends no more; called only if the protocol inside is an <see cref="IHalfCloseableProtocol"/>.</summary>
    public virtual void ReadConnectionLost() => ((IHalfCloseableProtocol)WrappedProtocol).ReadConnectionLost();

    /// <summary>This end sends no more; called only if the protocol inside is an <see cref="IHalfCloseableProtocol"/>.</summary>
    public virtual void WriteConnectionLost() => ((IHalfCloseableProtocol)WrappedProtocol).WriteConnectionLost();

    /// <summary>The connection is encrypted; called only if the protocol inside is an <see cref="IHandshakeListener"/>.</summary>
    public virtual void HandshakeCompleted() => ((IHandshakeListener)WrappedProtocol).HandshakeCompleted();

    /// <summary>A descriptor has come; called only if the protocol inside is an <see cref="IFileDescriptorReceiver"/>.</summary>
    /// <param name="descriptor">The descriptor, which belongs to who is called.</param>
    public virtual void FileDescriptorReceived(SafeFileHandle descriptor) =>
        ((IFileDescriptorReceiver)WrappedProtocol).FileDescriptorReceived(descriptor);

    /// <summary>The protocol sends a descriptor; called only if the transport is an <see cref="IFileDescriptorTransport"/>.</summary>
    /// <param name="descriptor">Its number, which stays the protocol's.</param>
    public virtual void SendFileDescriptor(int descriptor) => ((IFileDescriptorTransport)Transport).SendFileDescriptor(descriptor);

    /// <summary>The protocol writes; several pieces at once come here one by one.</summary>
    /// <param name="data">The bytes; valid during the call only.</param>
    public virtual void Write(ReadOnlySpan<byte> data) => Transport.Write(data);

    /// <summary>The protocol asks for the end.</summary>
    public virtual void LoseConnection() => Transport.LoseConnection();

    /// <summary>The protocol asks for an abrupt end.</summary>
    public virtual void AbortConnection() => Transport.AbortConnection();

    /// <summary>The protocol ends its writing; called only if the transport is an <see cref="IHalfCloseableTransport"/>.</summary>
    public virtual void LoseWriteConnection() => ((IHalfCloseableTransport)Transport).LoseWriteConnection();

    /// <summary>The protocol says who produces what it writes.</summary>
    /// <param name="producer">The producer.</param>
    public virtual void RegisterProducer(IPushProducer producer) => Transport.RegisterProducer(producer);

    /// <inheritdoc cref="RegisterProducer(IPushProducer)"/>
    public virtual void RegisterProducer(IPullProducer producer) => Transport.RegisterProducer(producer);

    /// <summary>The protocol's producer is done.</summary>
    public virtual void UnregisterProducer() => Transport.UnregisterProducer();

    /// <summary>The protocol wants no data until it resumes.</summary>
    public virtual void PauseProducing() => Transport.PauseProducing();

    /// <summary>The protocol wants data again.</summary>
    public virtual void ResumeProducing() => Transport.ResumeProducing();

    /// <summary>Makes what the protocol gets for a transport.</summary>
    /// <param name="transport">The transport of the connection.</param>
    /// <returns>One of the same kind that leads through this wrapper.</returns>
    protected virtual ITransport WrapTransport(ITransport transport) => transport switch
    {
        ITcpTransport tcp when transport is ITlsTransport tls => new WrappedTlsTcpTransport(this, tcp, tls),
        ITlsTransport tls => new WrappedTlsTransport(this, tls),
        ITcpTransport tcp => new WrappedTcpTransport(this, tcp),
        IFileDescriptorTransport carrier => new WrappedDescriptorTransport(this, carrier),
        IUnixTransport unix => new WrappedUnixTransport(this, unix),
        IHalfCloseableTransport => new WrappedHalfCloseableTransport(this, transport),
        _ => new WrappedTransport(this, transport),
    };

    /// <summary>What a connection is given: this, or something around it with the notifications that the protocol inside has.</summary>
    internal IProtocol ForConnection() => WrappedProtocol switch
    {
        IHalfCloseableProtocol and IHandshakeListener and IFileDescriptorReceiver => new HalfCloseableHandshakeDescriptorWrapper(this),
        IHalfCloseableProtocol and IFileDescriptorReceiver => new HalfCloseableDescriptorWrapper(this),
        IHandshakeListener and IFileDescriptorReceiver => new HandshakeDescriptorWrapper(this),
        IFileDescriptorReceiver => new DescriptorWrapper(this),
        IHalfCloseableProtocol and IHandshakeListener => new HalfCloseableHandshakeWrapper(this),
        IHalfCloseableProtocol => new HalfCloseableWrapper(this),
        IHandshakeListener => new HandshakeWrapper(this),
        _ => this,
    };

    /// <summary>The wrapper behind what <see cref="ForConnection"/> returned; null for anything else.</summary>
    internal static ProtocolWrapper? Behind(IProtocol protocol) => protocol as ProtocolWrapper ?? (protocol as NotifiedWrapper)?.Wrapper;
}
