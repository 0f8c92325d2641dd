using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>A subject that comes with a ready-made factory: what R-FAC-01 and R-FAC-03 say of it is judged too.</summary>
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
}
