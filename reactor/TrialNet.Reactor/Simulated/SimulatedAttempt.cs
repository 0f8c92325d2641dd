using System.Net.Sockets;

namespace TrialNet.Reactor.Simulated;

/// <summary>An attempt to connect, from the first question to the place in the listener's line. Nobody is asked again after 127 s.</summary>
internal sealed class SimulatedAttempt(SimulatedNetwork network, SimulatedStream client) : INetworkEvent
{
    private const int MostQuestions = 7;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly bool _isSilenced = network.Random.Chance(network.Options.SilenceChance, "a connection gets no answer");
    private readonly bool _isRefused = network.Random.Chance(network.Options.RefuseChance, "a connection is refused");
    private Stage _stage;
    private int _questions;
    private SimulatedListener? _listener;
    private SimulatedStream? _server;

    private enum Stage
    {
        /// <summary>The question is on its way.</summary>
        Asking,

        /// <summary>A refusal is.</summary>
        Refusing,

        /// <summary>The answer is.</summary>
        Answering,

        /// <summary>The confirmation is.</summary>
        Joining,
    }

    public bool IsVoid => _stage <= Stage.Refusing && !client.IsOpen;

    private bool IsCut => network.IsCut(client.Local.Address, client.Remote.Address);

    internal void Start()
    {
        network.Trace.Add($"{client.Local} connects to {client.Remote}");
        GoOnAfter(network.DrawLatency());
    }

    public void Happen()
    {
        switch (_stage)
        {
            case Stage.Asking:
                Ask();
                break;
            case Stage.Refusing:
                client.Fail(SocketError.ConnectionRefused);
                break;
            case var _ when IsCut:
                // Whoever gets no answer says it again.
                GoOnAfter(FirstPause);
                break;
            case Stage.Answering:
                Answer();
                break;
            default:
                network.Trace.Add($"{_server!.Local} has {client.Local} in line");
                _listener!.Admit(_server);
                break;
        }
    }

    private void Ask()
    {
        if (_questions == MostQuestions)
        {
            client.Fail(SocketError.TimedOut);
        }
        else if (_isSilenced || IsCut || network.IsSilent(client.Remote))
        {
            AskAgain();
        }
        else if (_isRefused || network.IsRefusing(client.Remote) || network.FindListener(client.Remote) is not { } listener)
        {
            network.Trace.Add($"{client.Remote} refuses {client.Local}");
            _stage = Stage.Refusing;
            GoOnAfter(network.DrawLatency());
        }
        else if (!listener.HasRoom)
        {
            AskAgain();
        }
        else
        {
            _listener = listener;
            listener.Expect();
            _stage = Stage.Answering;
            GoOnAfter(network.DrawLatency());
        }
    }

    /// <summary>Each pause is twice as long as the one before, the last one too.</summary>
    private void AskAgain() => GoOnAfter(FirstPause * (1 << _questions++));

    private void Answer()
    {
        if (!client.IsOpen)
        {
            _listener!.Admit(null);
            return;
        }

        _stage = Stage.Joining;
        var accepted = network.Now + network.DrawLatency();
        _server = network.Answer(client, _listener!);
        SimulatedStream.Join(client, _server, accepted);
        network.Events.Add(accepted, this);
    }

    private void GoOnAfter(TimeSpan delay) => network.Events.AddAfter(delay, this);
}
