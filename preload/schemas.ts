/** The contract as the preload checks by it. */
import './jitless.ts'

export { contract, outcome } from './contract.ts'
