using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>A subject that comes with a ready-made factory and protocol: what R-FAC-01, R-FAC-03 and R-TCP-02 say of them counts too.</summary>
public interface IHasProtocolFactory
{
    /// <summary>Makes such a factory, for protocols of any kind that know their factory.</summary>
    /// <param name="start">To be called by its StartFactory.</param>
    /// <param name="stop">To be called by its StopFactory.</param>
    /// <returns>The factory.</returns>
    IProtocolFactory CreateFactory(Action start, Action stop);

    /// <summary>What a protocol that it made refers to as its factory.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns>The factory, or null.</returns>
    object? FactoryOf(IProtocol protocol);

    /// <summary>Makes a ready-made protocol that tells which transport it has when its connection is made.</summary>
    /// <param name="made">To be called inside its ConnectionMade, with the transport that it has then.</param>
    /// <returns>The protocol; null if there is no such kind, and its part of R-TCP-02 is not judged then.</returns>
    IProtocol? CreateProtocol(Action<ITransport?> made) => null;
}
