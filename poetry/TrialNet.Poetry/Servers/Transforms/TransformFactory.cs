using System.Net;
using Microsoft.Extensions.Logging;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Logging;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Servers.Transforms;

/// <summary>A server that answers one request a connection: <c>NAME.POEM</c> as a netstring there, the new poem as a netstring back.</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
public sealed class TransformFactory : ProtocolFactory
{
    private int _maxLength = 99_999;
    private TimeSpan _timeout = TimeSpan.FromSeconds(10);

    /// <summary>Makes a factory.</summary>
    /// <param name="clock">Whose timers to use: the reactor that listens.</param>
    /// <param name="service">What can be asked for.</param>
    /// <param name="logger">Hears of every request that gets no answer; null writes to the scope's log.</param>
    public TransformFactory(IReactorTime clock, TransformService service, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(service);
        Clock = clock;
        Service = service;
        Logger = logger ?? new ScopeLoggerFactory().CreateLogger("transform");
    }

    /// <summary>What can be asked for.</summary>
    public TransformService Service { get; }

    /// <summary>The longest request that is taken and the longest answer that is given, in bytes: 99,999 unless set otherwise (P-NS-05, P-XF-08).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int MaxLength
    {
        get => _maxLength;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _maxLength = value;
        }
    }

    /// <summary>How long a client may take for its whole request, and then a transform for the answer: 10 seconds unless set otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan Timeout
    {
        get => _timeout;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _timeout = value;
        }
    }

    /// <summary>How many requests got an answer.</summary>
    public long AnswerCount { get; internal set; }

    /// <summary>How many requests got none.</summary>
    public long RefusalCount { get; internal set; }

    internal IReactorTime Clock { get; }

    internal ILogger Logger { get; }

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new TransformProtocol(this) { MaxLength = MaxLength };
}
