namespace TrialNet.Reactor.Completion;

/// <summary>Who carries out the operations of a completion reactor.</summary>
internal enum CompletionEngine
{
    /// <summary>.NET's <see cref="System.Net.Sockets.SocketAsyncEventArgs"/>, on every system.</summary>
    Sockets,

    /// <summary>Linux's io_uring, where it is permitted.</summary>
    Ring,
}
