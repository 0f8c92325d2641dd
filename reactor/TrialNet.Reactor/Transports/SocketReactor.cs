namespace TrialNet.Reactor.Transports;

/// <summary>A reactor whose sockets are the system's.</summary>
internal abstract partial class SocketReactor(string name, TimeProvider clock) : NetworkReactor(name, clock);
