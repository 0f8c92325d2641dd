using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Readiness;

namespace TrialNet.Conformance.Tests.Reactors.Faults;

/// <summary>A readiness reactor whose sockets do what the kit says.</summary>
/// <param name="kind">Which: epoll, poll or select.</param>
internal sealed class FaultyReactorSubject(string kind) : ProductReactorSubject(TrialNet.Reactor.Reactors.Find(kind)!), IHasSocketFaults
{
    /// <summary>Whom the sockets of the last reactor asked.</summary>
    internal SocketFaults? Faults { get; private set; }

    public IReactor Create(SocketFaults faults)
    {
        Faults = faults;
        return new ReadinessReactor(Factory.Name, () => new FaultySource(Open(Factory.Name), faults));
    }

    private static IReadinessSource Open(string kind) => kind switch
    {
        ReadinessKinds.Epoll => EpollSource.Open(),
        ReadinessKinds.Poll => PollSource.Open(),
        _ => new SelectSource(),
    };
}
