using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>A connection through a gate: the client's side, and another one to the server.</summary>
internal sealed class GatedConnection(Gate gate) : IProtocol, IHalfCloseableProtocol
{
    private readonly List<byte> _asked = [];
    private readonly List<byte> _held = [];
    private ITransport? _client;
    private ITransport? _server;
    private IConnector? _connector;
    private Failure? _serverEnd;
    private int _passed;
    private bool _isAskedAll;
    private bool _isOver;

    /// <summary>Whether something has passed, or the end is all that is left to pass.</summary>
    internal bool HasPassed => _passed > 0 || _serverEnd is not null;

    /// <summary>Whether the client has ended its side.</summary>
    internal bool IsLeft => _isAskedAll || _isOver;

    public void MakeConnection(ITransport transport)
    {
        _client = transport;
        gate.Reactor.ConnectTcp(gate.Server.Address.ToString(), gate.Server.Port, new ServerSide(this));
    }

    public void DataReceived(ReadOnlySpan<byte> data)
    {
        if (_server is null)
        {
            _asked.AddRange(data);
        }
        else
        {
            _server.Write(data);
        }
    }

    public void ReadConnectionLost()
    {
        // Who only listens has left; who asks may have asked all.
        if (!gate.IsAsked)
        {
            _client!.LoseConnection();
        }

        _isAskedAll = true;
        (_server as IHalfCloseableTransport)?.LoseWriteConnection();
    }

    public void WriteConnectionLost()
    {
    }

    public void ConnectionLost(Failure reason)
    {
        _isOver = true;
        if (_server is null)
        {
            _connector?.Disconnect();
        }
        else if (reason.Check<ConnectionDoneException>() is not null)
        {
            _server.LoseConnection();
        }
        else
        {
            _server.AbortConnection();
        }
    }

    /// <summary>Lets pass what may.</summary>
    internal void Pass()
    {
        if (_isOver)
        {
            return;
        }

        var count = Math.Min(_held.Count, gate.Allowed - _passed);
        if (count > 0)
        {
            _passed += count;
            _client!.Write(_held.GetRange(0, count).ToArray());
            _held.RemoveRange(0, count);
        }

        if (_serverEnd is null || gate.Allowed < int.MaxValue)
        {
            return;
        }

        if (_serverEnd.Check<ConnectionDoneException>() is not null)
        {
            _client!.LoseConnection();
        }
        else
        {
            _client!.AbortConnection();
        }
    }

    private void ServerEnded(Failure reason)
    {
        _serverEnd ??= reason;
        Pass();
    }

    private sealed class ServerSide(GatedConnection connection) : IClientFactory, IProtocol
    {
        public void DoStart()
        {
        }

        public void DoStop()
        {
        }

        public void StartedConnecting(IConnector connector) => connection._connector = connector;

        public void ClientConnectionFailed(IConnector connector, Failure reason) => connection.ServerEnded(reason);

        public void ClientConnectionLost(IConnector connector, Failure reason)
        {
        }

        public IProtocol BuildProtocol(EndPoint address) => this;

        public void MakeConnection(ITransport transport)
        {
            connection._server = transport;
            transport.Write(connection._asked.ToArray());
            if (connection._isAskedAll)
            {
                (transport as IHalfCloseableTransport)?.LoseWriteConnection();
            }
        }

        public void DataReceived(ReadOnlySpan<byte> data)
        {
            connection._held.AddRange(data);
            connection.Pass();
        }

        public void ConnectionLost(Failure reason) => connection.ServerEnded(reason);
    }
}
