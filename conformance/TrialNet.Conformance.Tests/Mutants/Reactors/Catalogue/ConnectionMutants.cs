namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-TCP.</summary>
internal static class ConnectionMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-TCP-01", "The protocol is given its transport twice.", "R-TCP-01",
            new Edit(
                "Connection",
                """
                if (Call(static (protocol, connection) => protocol.MakeConnection(connection), "In MakeConnection")
                """,
                """
                _ = Call(static (protocol, connection) => protocol.MakeConnection(connection), "In MakeConnection"); if (Call(static (protocol, connection) => protocol.MakeConnection(connection), "In MakeConnection")
                """)),
        new(
            "N-R-TCP-02", "What is written inside MakeConnection is lost.", "R-TCP-02",
            new Edit(
                "Connection.Writing",
                "if (!data.IsEmpty && !IsWriteOver)",
                "if (!data.IsEmpty && !IsWriteOver && _stage != Stage.Opening)")),
        new(
            "M-76", "A protocol has its transport after ConnectionMade only.", "R-TCP-02",
            new Edit(
                "Protocol",
                "_transport = transport; ConnectionMade();",
                "ConnectionMade(); _transport = transport;")),
        new(
            "M-75", "ConnectionLost comes twice after an abort and an exception.", "R-TCP-03 R-TCP-15",
            new Edit(
                "Connection.Closing",
                "if (_stage == Stage.Lost) { return; } _stage = Stage.Lost;",
                "if (_stage == Stage.Lost && _protocol is null) { return; } _stage = Stage.Lost;"),
            new Edit(
                "Connection.Closing",
                "var protocol = _protocol!; _protocol = null;",
                "var protocol = _protocol!; if (!_isAborted || reason.Value is Abstractions.ConnectionAbortedException) { _protocol = null; } if (_isAborted) { QueueTask(); }"),
            new Edit(
                "Connection",
                "if (_stage == Stage.Lost) { return; } if (_failure is { } failure)",
                "if (_stage == Stage.Lost && _protocol is null) { return; } if (_failure is { } failure)")),
        new(
            "N-R-TCP-04", "A byte is delivered after ConnectionLost.", "R-TCP-04",
            new Edit(
                "Connection.Closing",
                "_connector?.ConnectionEnded(TlsProtocol.ReasonTold(protocol) ?? reason); }",
                "try { protocol.DataReceived(new byte[1]); } catch (InvalidOperationException) { } _connector?.ConnectionEnded(reason); }")),
        new(
            "N-R-TCP-05", "LoseConnection calls ConnectionLost itself.", "R-TCP-05",
            new Edit(
                "Connection.Closing",
                "_isClosing = true; QueueTask();",
                "_isClosing = true; if (_unsent.IsEmpty && _stage == Stage.Open) { Lose(ConnectionReasons.Done()); } else { QueueTask(); }")),
        new(
            "N-R-TCP-06", "DataReceived is called with nothing.", "R-TCP-06",
            new Edit(
                "Connection.Reading",
                "return TakeWhatCameAlong() && Deliver(buffer.AsSpan(0, count));",
                "return Deliver(default) && Deliver(buffer.AsSpan(0, count));")),
        new(
            "N-R-TCP-06b", "The last byte of a large read is lost.", "R-TCP-06",
            new Edit(
                "Connection.Reading",
                "return TakeWhatCameAlong() && Deliver(buffer.AsSpan(0, count));",
                "return Deliver(buffer.AsSpan(0, count > 30_000 ? count - 1 : count));")),
        new(
            "N-R-TCP-07", "Where there is no protocol the socket stays open.", "R-TCP-07",
            new Edit(
                "ListeningPort",
                "else { accepted.Close(); }",
                "else { GC.KeepAlive(accepted); }")),
        new(
            "N-R-TCP-08", "After a partial send a byte is skipped.", "R-TCP-08 R-TCP-06",
            new Edit(
                "Connection.Writing",
                "data = data[Send(data)..];",
                "var sent = Send(data); data = data[(sent > 0 && sent < data.Length ? sent + 1 : sent)..];")),
        new(
            "N-R-TCP-08-INTERRUPTED", "A call that a signal interrupts costs the connection.", "R-TCP-08",
            new Edit(
                "Channel",
                "error == SocketError.Interrupted ? SocketError.WouldBlock : error;",
                "error;")),
        new(
            "N-R-TCP-08-BLOCKED", "A read that finds nothing is taken for the end.", "R-TCP-08",
            new Edit(
                "Connection.Reading",
                "if (error == SocketError.Success) { EndReading(); }",
                "if (error is SocketError.Success or SocketError.WouldBlock) { EndReading(); }")),
        new(
            "N-R-TCP-09", "Write blocks until everything is sent.", "R-TCP-09",
            new Edit(
                "Connection.Writing",
                "_unsent.Append(data); }",
                "_unsent.Append(data); for (var end = Environment.TickCount64 + 5000; !_unsent.IsEmpty && _failure is null && Environment.TickCount64 < end;) { Writable(); } }")),
        new(
            "M-77", "LoseConnection drops what was not sent.", "R-TCP-10",
            new Edit(
                "Connection.Closing",
                "_isClosing = true; QueueTask();",
                "_isClosing = true; _unsent.Clear(); QueueTask();")),
        new(
            "N-R-TCP-10", "After LoseConnection data is still delivered.", "R-TCP-10",
            new Edit(
                "Connection.Reading",
                "&& !_isReadEnded && !_isClosing &&",
                "&& !_isReadEnded &&")),
        new(
            "N-R-TCP-11", "What is written after LoseConnection is dropped.", "R-TCP-11",
            new Edit(
                "Connection.Writing",
                "private protected bool IsWriteOver => _stage == Stage.Lost ||",
                "private protected bool IsWriteOver => _stage == Stage.Lost || _isClosing ||")),
        new(
            "N-R-TCP-12", "Writing after the loss throws.", "R-TCP-12",
            new Edit(
                "Connection.Writing",
                "private void WriteBare(ReadOnlySpan<byte> data) { Reactor.VerifyThread();",
                "private void WriteBare(ReadOnlySpan<byte> data) { Reactor.VerifyThread(); ObjectDisposedException.ThrowIf(_stage == Stage.Lost, this);")),
        new(
            "N-R-TCP-13", "A reset is told as a clean end.", "R-TCP-13",
            new Edit(
                "ConnectionReasons",
                """
                return new Failure(new ConnectionLostException($"The connection was lost: {cause.Message}.", cause));
                """,
                "return Done();")),
        new(
            "N-R-TCP-13-EARLY", "Who asks for an address takes the error of an early reset away from the next read.", "R-TCP-13",
            new Edit(
                "SelectChannel",
                "return error == SocketError.Success && !socket.Connected ? SocketError.ConnectionReset : error;",
                "return error;"),
            new Edit(
                "TcpConnector",
                "new TcpConnection(Services, channel, this, (IPEndPoint)peer, channel.GetLocalAddress())",
                "new TcpConnection(Services, channel, this, (IPEndPoint)peer, new IPEndPoint(IPAddress.Any, 0))")) { Kind = "select" },
        new(
            "M-78", "AbortConnection closes in order.", "R-TCP-14",
            new Edit(
                "Connection.Closing",
                "DropUnsent(); _channel.Reset(); QueueTask();",
                "_channel.EndSending(); DropUnsent(); QueueTask();")),
        new(
            "N-R-TCP-15", "An exception out of DataReceived does not end the connection.", "R-TCP-15",
            new Edit(
                "Connection.Reading",
                """
                Fail(protocol, error, "In DataReceived"); return false;
                """,
                """
                Loop.ReactorBase.LogError(Scope, error, "In DataReceived"); return true;
                """)),
        new(
            "N-R-TCP-16", "LoseWriteConnection ends both directions.", "R-TCP-16",
            new Edit(
                "Connection.Closing",
                "_isWriteEnded = true; DropUnsent(); _channel.EndSending();",
                "_isWriteEnded = true; DropUnsent(); _channel.EndSending(); Lose(ConnectionReasons.Done()); if (_stage == Stage.Lost) { return; }")),
        new(
            "N-R-TCP-17", "The end of the peer ends a half-closeable protocol too.", "R-TCP-17",
            new Edit(
                "Connection.Reading",
                "if (_protocol is not IHalfCloseableProtocol ||",
                "if (_protocol is IHalfCloseableProtocol || _protocol is not IHalfCloseableProtocol ||")),
        new(
            "N-R-TCP-18", "An exception out of ReadConnectionLost is passed over.", "R-TCP-18",
            new Edit(
                "Connection.Reading",
                "((IHalfCloseableProtocol)protocol).ReadConnectionLost()",
                "{ try { ((IHalfCloseableProtocol)protocol).ReadConnectionLost(); } catch (Exception) { } }")),
        new(
            "N-R-TCP-19", "The address of the peer is that of this end.", "R-TCP-19",
            new Edit(
                "TcpConnection",
                "public IPEndPoint GetPeer() => _peer;",
                "public IPEndPoint GetPeer() => GetHost();")),
        new(
            "N-R-TCP-20", "Setting NoDelay changes nothing.", "R-TCP-20",
            new Edit(
                "TcpConnection",
                "Channel.NoDelay = value;",
                "_ = value;")),
        new(
            "M-85", "A pause takes effect a little late.", "R-TCP-21",
            new Edit(
                "Connection.Reading",
                "_isPaused = true; }",
                "Reactor.SetLimit(TimeSpan.FromMilliseconds(20), () => _isPaused = true, Scope); }")),
        new(
            "N-R-TCP-22", "What comes while a transport is paused is thrown away.", "R-TCP-22 R-TCP-21",
            new Edit(
                "Connection.Reading",
                "if (!WantsRead) { UpdateInterest(); return; }",
                "if (!WantsRead) { if (_isPaused) { _channel.Receive(new byte[65536], out _); } UpdateInterest(); return; }")),
        new(
            "N-R-TCP-23", "A write that failed is not told while nothing is read.", "R-TCP-23",
            new Edit(
                "Connection.Writing",
                "_failure = reason; DropUnsent(); QueueTask();",
                "_failure = reason; DropUnsent(); if (!_isPaused) { QueueTask(); }")),
        new(
            "N-R-TCP-24", "Connections that were lost are remembered.", "R-TCP-24",
            new Edit(
                "Connection",
                "_stage = Stage.Lost; DropUnsent();",
                "_stage = Stage.Lost; Kept.Add(_protocol!); DropUnsent();"),
            new Edit(
                "Connection.Closing",
                "private bool _isClosing;",
                "private static readonly System.Collections.Concurrent.ConcurrentBag<object> Kept = []; private bool _isClosing;")),
        new(
            "N-R-TCP-25", "A connection reads as long as there is something.", "R-TCP-25",
            new Edit(
                "Connection.Reading",
                "Read(_wasReadFull ? ReceiveBuffer.LargeRead : ReceiveBuffer.SmallRead); }",
                "while (WantsRead && Read(ReceiveBuffer.LargeRead)) { } }")),
    ];
}
