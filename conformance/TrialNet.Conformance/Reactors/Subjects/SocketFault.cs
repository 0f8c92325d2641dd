using System.Net.Sockets;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>What a call on a socket is to do.</summary>
/// <param name="Error">What to answer instead of asking the system; <see cref="SocketError.Success"/> to ask it.</param>
/// <param name="Length">For how many bytes at most to ask it.</param>
public readonly record struct SocketFault(SocketError Error, int Length);
